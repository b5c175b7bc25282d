import type { Comparison, Effort } from '../benchmark.ts'
import { installPeers } from '../peers/peers.ts'
import { startProgram } from '../processes/start-program.ts'
import type { SubjectsMethods } from '../programs/subjects.ts'
import { createShuffle } from '../rounds/shuffle.ts'
import type { ToolVerdict } from '../situations/tool-verdict.ts'
import type { Tool } from './tools.ts'
import { kit, tools } from './tools.ts'

const subject = 'get-log-contract'
const everyone = 'all of the sample'
const faultless = 'no fault'
// When to begin with no further mutant, unless they were counted.
const budgetMs = 200_000
// There is nothing to measure but who notices what, and a judge mostly waits.
const lanes = 3

/** What a tool says of the servers, by their names. */
type Verdicts = ReadonlyMap<string, ToolVerdict>

/** How many faulty servers a contract tool tells from one without a fault. */
export async function countNoticed({ rounds, seed }: Effort): Promise<Comparison[]> {
  await installPeers()
  const verdicts = Object.keys(tools).map((name) => [name, new Map<string, ToolVerdict>()] as const)
  const startedAt = performance.now()
  const queue: string[] = []
  const tried: string[] = []

  /** Lets each tool judge a server of its own with that fault. */
  async function judge(server: string): Promise<void> {
    await using subjects = await startProgram<SubjectsMethods>('subjects')
    for (const [name, judged] of verdicts) {
      const tool = tools[name] as Tool
      const started = await subjects.call('start', server)
      // The kit arranges what it needs itself; what was arranged before would be in its way.
      const situations = tool === kit ? [] : await subjects.call('arrange', started)
      const alarms = judged.get(faultless)?.failed
      judged.set(server, await tool({ ...started, situations, ...(alarms && { alarms }) }))
      await subjects.call('stop', started)
    }
  }
  async function work(): Promise<void> {
    while (rounds !== undefined || tried.length < lanes || performance.now() - startedAt < budgetMs) {
      const server = queue.shift()
      if (server === undefined) return
      tried.push(server)
      await judge(server)
    }
  }
  await using subjects = await startProgram<SubjectsMethods>('subjects')
  const all = await subjects.call('list')
  queue.push(...createShuffle(seed)(all).slice(0, rounds))
  // What a tool holds against a server without a fault is known before the others are judged.
  await judge(faultless)
  await Promise.all(Array.from({ length: lanes }, work))

  const noticed = verdicts.map(([name, judged]) => [name, listNoticed(judged)] as const)
  const counts = noticed.map(([name, { length }]) => `${name} ${length}`)
  const missed = tried.filter((server) => !noticed[0]?.[1].includes(server))
  return [
    {
      title: 'mutants noticed',
      unit: 'mutants',
      subject,
      limit: everyone,
      samples: Object.fromEntries([
        [everyone, [tried.length]],
        ...noticed.map(([name, { length }]) => [name, [length]] as const),
      ]),
      exact: true,
      goals: [],
      remarks: [
        `${tried.length} of ${all.length} mutants, drawn by the seed: ${counts.join(', ')}.`,
        `Checks of the server without a fault: ${verdicts.map(describeChecks).join('; ')}.`,
        ...(missed.length > 0 ? [`${subject} missed ${missed.join(', ')}.`] : []),
      ],
    },
  ]
}

/** The mutants that a tool fails for something that it does not hold against the server without a fault. */
function listNoticed(verdicts: Verdicts): string[] {
  const alarms = new Set(verdicts.get(faultless)?.failed)
  return [...verdicts].filter(([, { failed }]) => failed.some((check) => !alarms.has(check))).map(([name]) => name)
}

function describeChecks([name, judged]: readonly [string, Verdicts]): string {
  const { checks = 0, failed = [] } = judged.get(faultless) ?? {}
  return failed.length === 0 ? `${name} ${checks}` : `${name} ${checks}, of which ${failed.length} failed`
}
