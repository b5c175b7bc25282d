import type { Comparison, Effort } from '../benchmark.ts'
import type { Program } from '../processes/program-group.ts'
import { ProgramGroup } from '../processes/program-group.ts'
import type * as judge from '../programs/judge.ts'
import { createShuffle } from '../rounds/run-rounds.ts'

const everyone = 'all of the sample'
const kit = 'get-log-contract'
const tools = [kit, 'Prism proxy']
/** When to begin with no further mutant, unless they were counted. */
export const mutantsMs = 230_000
// There is nothing to measure but who notices what, and a judge mostly waits.
const lanes = 3

/** How many faulty servers a contract tool tells from one without a fault. */
export async function countNoticed({ rounds, seed }: Effort): Promise<Comparison[]> {
  const endsAt = performance.now() + mutantsMs
  const all = await run((program) => program.listMutants())
  // What a tool holds against a server without a fault is known before the others are judged.
  const faultless = await Promise.all(tools.map((tool) => run((program) => program.judge(tool))))
  const queue = createShuffle(seed)(all).slice(0, rounds)
  const tried: string[] = []
  const noticed = tools.map(() => [] as string[])
  async function work(): Promise<void> {
    while (rounds !== undefined || tried.length < lanes || performance.now() < endsAt) {
      const mutant = queue.shift()
      if (mutant === undefined) return
      tried.push(mutant)
      for (const [index, tool] of tools.entries()) {
        const alarms = faultless[index]?.failed ?? []
        // A tool that is not at its end after the time that a call may take hangs: who uses it would notice.
        const verdict = run((program) => program.judge(tool, mutant, alarms))
        const failed = await verdict.then(({ failed }) => failed).catch((error: Error) => [error.message])
        if (failed.some((check) => !alarms.includes(check))) noticed[index]?.push(mutant)
      }
    }
  }
  await Promise.all(Array.from({ length: lanes }, work))

  const counts = tools.map((tool, index): [string, number] => [tool, noticed[index]?.length ?? 0])
  const checks = faultless.map(({ checks, failed }, index) => {
    return `${tools[index]} ${checks}${failed.length === 0 ? '' : `, of which ${failed.length} failed`}`
  })
  const missed = tried.filter((mutant) => !noticed[0]?.includes(mutant))
  const samples = [[everyone, tried.length] as const, ...counts].map(([name, count]) => [name, [count]])
  return [
    {
      ...{ title: 'mutants noticed', unit: 'mutants', subject: kit, limit: everyone, exact: true, goals: [] },
      samples: Object.fromEntries(samples),
      remarks: [
        `${tried.length} of ${all.length} mutants, drawn by the seed: ${counts.map((count) => count.join(' ')).join(', ')}.`,
        `Checks of the server without a fault: ${checks.join('; ')}.`,
        ...(missed.length > 0 ? [`${kit} missed ${missed.join(', ')}.`] : []),
      ],
    },
  ]
}

/** Calls a program that ends with the call, and with it all that it has started. */
async function run<Result>(call: (program: Program<typeof judge>) => Promise<Result>): Promise<Result> {
  await using programs = new ProgramGroup()
  return await call(programs.start<typeof judge>('judge', [], ['--no-warnings']))
}
