import type { Benchmark } from '../benchmark.ts'
import { installPeers } from '../peers/peers.ts'
import { ProgramGroup } from '../processes/program-group.ts'
import type { Program } from '../processes/start-program.ts'
import type { SubjectsMethods } from '../programs/subjects.ts'
import { createShuffle } from '../rounds/shuffle.ts'
import type { ToolVerdict } from '../situations/tool-verdict.ts'
import { explainMissingJava, judgeWithSpecmatic } from './specmatic.ts'
import type { Tool } from './tools.ts'
import { judgeWithKit, judgeWithProgram } from './tools.ts'

const subject = 'get-log-contract'
const everyone = 'all of the sample'
const faultless = 'no fault'
const usualMutants = 8
// When to begin with no further mutant, unless they were counted.
const budgetMs = 120_000

/** Starts a server, lets a tool judge it, and stops it. */
async function judgeOne(subjects: Program<SubjectsMethods>, name: string, tool: Tool): Promise<ToolVerdict> {
  const server = await subjects.call('start', name)
  // The kit arranges what it needs itself; what was arranged before would be in its way.
  const situations = tool === judgeWithKit ? [] : await subjects.call('arrange', server)
  const verdict = await tool({ ...server, situations })
  await subjects.call('stop', server)
  return verdict
}

/** The mutants that a tool fails for something that it does not hold against the server without a fault. */
function listNoticed(verdicts: Map<string, ToolVerdict>): string[] {
  const alarms = new Set(verdicts.get(faultless)?.failed)
  return [...verdicts].filter(([, { failed }]) => failed.some((check) => !alarms.has(check))).map(([name]) => name)
}

function describeChecks(name: string, verdicts: Map<string, ToolVerdict>): string {
  const { checks = 0, failed = [] } = verdicts.get(faultless) ?? {}
  return failed.length === 0 ? `${name} ${checks}` : `${name} ${checks}, of which ${failed.length} failed`
}

/** How many faulty servers a contract tool tells from one without a fault. */
export const noticedMutants: Benchmark = {
  name: 'mutants',
  purpose: 'how many faulty servers a contract tool notices',
  async run({ rounds, seed }) {
    await installPeers()
    const missingJava = await explainMissingJava()
    const others: Record<string, Tool> = {
      Dredd: judgeWithProgram('dredd'),
      'Prism proxy': judgeWithProgram('prism-proxy'),
      ...(missingJava === undefined && { Specmatic: judgeWithSpecmatic }),
    }
    const verdicts = [subject, ...Object.keys(others)].map((name) => [name, new Map<string, ToolVerdict>()] as const)
    const [[, ours], ...theirs] = verdicts as [(typeof verdicts)[0], ...typeof verdicts]
    await using programs = new ProgramGroup()
    const subjects = await programs.start<SubjectsMethods>('subjects')
    const judgeWithOthers = async (server: string) => {
      for (const [name, judged] of theirs) judged.set(server, await judgeOne(subjects, server, others[name] as Tool))
    }
    const all = await subjects.call('list', undefined)
    const drawn = createShuffle(seed)(all).slice(0, rounds ?? usualMutants)
    const mutants: string[] = []
    const startedAt = performance.now()
    for (const server of [faultless, ...drawn]) {
      if (rounds === undefined && mutants.length > 0 && performance.now() - startedAt > budgetMs) break
      // Two at a time, since there is nothing to measure but who notices what.
      const [verdict] = await Promise.all([judgeOne(subjects, server, judgeWithKit), judgeWithOthers(server)])
      ours.set(server, verdict)
      if (server !== faultless) mutants.push(server)
    }
    const noticed = verdicts.map(([name, judged]) => [name, listNoticed(judged)] as const)
    const counts = noticed.map(([name, { length }]) => `${name} ${length}`)
    const missed = mutants.filter((name) => !listNoticed(ours).includes(name))
    const checks = verdicts.map(([name, judged]) => describeChecks(name, judged))
    return [
      {
        title: 'mutants noticed',
        unit: 'mutants',
        subject,
        limit: everyone,
        samples: Object.fromEntries([
          [everyone, [mutants.length]],
          ...noticed.map(([name, { length }]) => [name, [length]] as const),
        ]),
        exact: true,
        goals: [],
        remarks: [
          `${mutants.length} of ${all.length} mutants, drawn by the seed: ${counts.join(', ')}.`,
          `Checks of the server without a fault: ${checks.join('; ')}.`,
          ...(missed.length > 0 ? [`${subject} missed ${missed.join(', ')}.`] : []),
          ...(missingJava ? [missingJava] : []),
        ],
      },
    ]
  },
}
