import type { Comparison, Effort } from '../benchmark.ts'
import { installPeers } from '../peers/peers.ts'
import { ProgramGroup } from '../processes/start-program.ts'
import type { SubjectsMethods } from '../programs/subjects.ts'
import { createShuffle } from '../rounds/shuffle.ts'
import type { ToolVerdict } from '../situations/tool-verdict.ts'
import { createTools, kit } from './tools.ts'

const everyone = 'all of the sample'
const faultless = 'no fault'
/** When to begin with no further mutant, unless they were counted. */
export const mutantsMs = 230_000
// There is nothing to measure but who notices what, and a judge mostly waits.
const lanes = 3

/** What a tool says of the servers, by their names. */
type Verdicts = ReadonlyMap<string, ToolVerdict>

/** How many faulty servers a contract tool tells from one without a fault. */
export async function countNoticed({ rounds, seed }: Effort): Promise<Comparison[]> {
  await installPeers()
  const verdicts = new Map<string, Map<string, ToolVerdict>>()
  const startedAt = performance.now()
  const queue: string[] = []
  const tried: string[] = []
  await using programs = new ProgramGroup()

  /** Gives a function that lets each tool judge a server of its own with a fault. */
  async function openLane(): Promise<(server: string) => Promise<void>> {
    const subjects = await programs.start<SubjectsMethods>('subjects')
    const tools = Object.entries(createTools(programs))
    return async (server) => {
      for (const [name, tool] of tools) {
        const judged = verdicts.get(name) ?? new Map<string, ToolVerdict>()
        verdicts.set(name, judged)
        const started = await subjects.call('start', server)
        // The kit arranges what it needs itself; what was arranged before would be in its way.
        const situations = name === kit ? [] : await subjects.call('arrange', started)
        const alarms = judged.get(faultless)?.failed
        judged.set(server, await tool({ ...started, situations, ...(alarms && { alarms }) }))
        await subjects.call('stop', started)
      }
    }
  }
  async function work(judge: (server: string) => Promise<void>): Promise<void> {
    while (rounds !== undefined || tried.length < lanes || performance.now() - startedAt < mutantsMs) {
      const server = queue.shift()
      if (server === undefined) return
      tried.push(server)
      await judge(server)
    }
  }
  const all = await (await programs.start<SubjectsMethods>('subjects')).call('list')
  queue.push(...createShuffle(seed)(all).slice(0, rounds))
  const first = await openLane()
  // What a tool holds against a server without a fault is known before the others are judged.
  await first(faultless)
  const others = Array.from({ length: lanes - 1 }, async () => work(await openLane()))
  await Promise.all([work(first), ...others])

  const noticed = [...verdicts].map(([name, judged]) => [name, listNoticed(judged)] as const)
  const counts = noticed.map(([name, { length }]) => `${name} ${length}`)
  const missed = tried.filter((server) => !noticed[0]?.[1].includes(server))
  return [
    {
      title: 'mutants noticed',
      unit: 'mutants',
      subject: kit,
      limit: everyone,
      samples: Object.fromEntries([
        [everyone, [tried.length]],
        ...noticed.map(([name, { length }]) => [name, [length]] as const),
      ]),
      exact: true,
      goals: [],
      remarks: [
        `${tried.length} of ${all.length} mutants, drawn by the seed: ${counts.join(', ')}.`,
        `Checks of the server without a fault: ${[...verdicts].map(describeChecks).join('; ')}.`,
        ...(missed.length > 0 ? [`${kit} missed ${missed.join(', ')}.`] : []),
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
