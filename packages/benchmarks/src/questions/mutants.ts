import type { Benchmark } from '../benchmark.ts'
import { ProgramGroup } from '../processes/program-group.ts'
import type * as program from '../programs/judge.ts'
import { createShuffle } from '../run-rounds.ts'

const everyone = 'all of the sample'
const kit: program.ToolName = 'get-log-contract'
const tools: readonly program.ToolName[] = [kit, 'Prism proxy']
/** When to begin no further mutant, unless their number was given. */
const budgetMs = 230_000
// Only who notices what is measured, and a judge mostly waits.
const lanes = 3

export const mutantsNoticed: Benchmark = {
  name: 'mutants',
  purpose: 'how many faulty servers a contract tool notices',
  async run({ rounds, seed }) {
    const endsAt = performance.now() + budgetMs
    const { mutants } = await import('@get-log/contract-tests/proof')
    // A tool's objections to a server without a fault are known before the others are judged.
    const faultless = await Promise.all(tools.map((tool) => judge(tool)))
    const queue = createShuffle(seed)(mutants.map(({ name }) => name)).slice(0, rounds)
    const tried: string[] = []
    const noticed = tools.map(() => [] as string[])
    const work = async (): Promise<void> => {
      while (rounds !== undefined || tried.length < lanes || performance.now() < endsAt) {
        const mutant = queue.shift()
        if (mutant === undefined) return
        tried.push(mutant)
        for (const [index, tool] of tools.entries()) {
          const alarms = faultless[index]?.failed ?? []
          // A tool that has not finished within the time of a call hangs: its user would notice.
          const verdict = judge(tool, mutant, alarms).catch((error: Error) => ({ failed: [error.message] }))
          if ((await verdict).failed.some((check) => !alarms.includes(check))) noticed[index]?.push(mutant)
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
    const remarks = [
      `${tried.length} of ${mutants.length} mutants, drawn by the seed: ${counts.map((count) => count.join(' ')).join(', ')}.`,
      `Checks of the server without a fault: ${checks.join('; ')}.`,
      ...(missed.length > 0 ? [`${kit} missed ${missed.join(', ')}.`] : []),
    ]
    const row = { title: 'mutants noticed', unit: 'mutants', subject: kit, limit: everyone, goals: [] } as const
    return [{ ...row, samples: Object.fromEntries(samples), remarks }]
  },
}

/** Judges in a program that ends with the verdict, with everything that it has started. */
async function judge(...task: Parameters<typeof program.judge>): Promise<program.ToolVerdict> {
  await using programs = new ProgramGroup()
  return await programs.start<typeof program>('judge', [], ['--no-warnings']).judge(...task)
}
