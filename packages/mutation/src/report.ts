import type { Fate } from './judge-mutant.ts'
import type { Mutant } from './mutant.ts'

export interface ReportedMutant
  extends Pick<Mutant, 'file' | 'line' | 'operator' | 'original' | 'replacement' | 'before' | 'after'> {
  readonly status: Fate['status'] | 'equivalent'
  /** The clause that noticed it, or what the server does instead of answering. */
  readonly killedBy?: string
  readonly reason?: string
}

/** How many mutants came to which end. */
export interface Tally {
  /** In percent: those noticed, of those that are not equivalent. */
  readonly score: number
  readonly killed: number
  readonly survived: number
  readonly timedOut: number
  readonly equivalent: number
}

/** `mutation.json`. */
export interface MutationReport extends Tally {
  readonly mutants: readonly ReportedMutant[]
}

export function tally(mutants: readonly Pick<ReportedMutant, 'status'>[]): Tally {
  const count = (wanted: ReportedMutant['status']): number => mutants.filter(({ status }) => status === wanted).length
  const killed = count('killed')
  const [survived, timedOut] = [count('survived'), count('timedOut')]
  const counted = killed + timedOut + survived
  const score = counted === 0 ? 100 : Math.round((1000 * (killed + timedOut)) / counted) / 10
  return { score, killed, survived, timedOut, equivalent: count('equivalent') }
}

/** One line of the table on the terminal. */
export function renderTally(name: string, { score, killed, survived, timedOut, equivalent }: Tally): string {
  const number = (value: number): string => String(value).padStart(4)
  return `${name.padEnd(10)} ${number(killed)} killed ${number(timedOut)} timed out ${number(survived)} survived ${number(equivalent)} equivalent  ${score.toFixed(1).padStart(5)} %`
}

/** The survivors, each as a place and as two lines. */
export function renderSurvivors(mutants: readonly ReportedMutant[]): string {
  return mutants
    .filter(({ status }) => status === 'survived')
    .map(({ file, line, operator, before, after }) => `${file}:${line} ${operator}\n- ${before}\n+ ${after}\n`)
    .join('\n')
}
