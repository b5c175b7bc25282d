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

/** Starts one server after the other, lets a tool judge it, and stops it. */
async function judgeEach(
  subjects: Program<SubjectsMethods>,
  names: readonly string[],
  tool: Tool,
): Promise<Map<string, ToolVerdict>> {
  const verdicts = new Map<string, ToolVerdict>()
  for (const name of names) {
    const server = await subjects.call('start', name)
    // The kit arranges what it needs itself; what was arranged before would be in its way.
    const situations = tool === judgeWithKit ? [] : await subjects.call('arrange', server)
    verdicts.set(name, await tool({ ...server, situations }))
    await subjects.call('stop', server)
  }
  return verdicts
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
  async run({ rounds: count = usualMutants, seed }) {
    await installPeers()
    const missingJava = await explainMissingJava()
    const others: Record<string, Tool> = {
      Dredd: judgeWithProgram('dredd'),
      'Prism proxy': judgeWithProgram('prism-proxy'),
      ...(missingJava === undefined && { Specmatic: judgeWithSpecmatic }),
    }
    await using programs = new ProgramGroup()
    const subjects = await programs.start<SubjectsMethods>('subjects')
    const all = await subjects.call('list', undefined)
    const mutants = createShuffle(seed)(all).slice(0, count)
    const names = [faultless, ...mutants]
    const judgeOthers = async () => {
      const judged = []
      for (const [name, tool] of Object.entries(others))
        judged.push([name, await judgeEach(subjects, names, tool)] as const)
      return judged
    }
    // Two at a time, since there is nothing to measure but who notices what.
    const [ours, theirs] = await Promise.all([judgeEach(subjects, names, judgeWithKit), judgeOthers()])
    const verdicts = [[subject, ours] as const, ...theirs]
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
