import type { Clause } from '@get-log/contract-tests'
import type { SeekOptions, Sign } from './seek-killer.ts'
import { seekKiller } from './seek-killer.ts'

/** What became of a mutant. */
export interface Fate {
  /** `timedOut` if its server spins, or lets a clause wait without end. */
  readonly status: 'killed' | 'survived' | 'timedOut'
  /** The clause that noticed it, or what the server does instead of answering. */
  readonly killedBy?: string
}

/** How much longer to wait before a wait that ran out counts: a busy machine must not look like a fault. */
const secondPatience = 3

/** How many clauses are tried one by one, on a server of their own, before all others. */
const near = 8
const atOnce = 6

/** Judges a mutant, which is a program, in one setting by clauses: the first are those that probably notice it. */
export async function judgeMutant(
  program: string,
  clauses: readonly Clause[],
  options: Omit<SeekOptions, 'atOnce' | 'tried'>,
): Promise<Fate> {
  return (
    (await judgeBy(program, clauses.slice(0, near), { ...options, atOnce: 1 })) ??
    (await judgeBy(program, clauses.slice(near), { ...options, atOnce })) ?? { status: 'survived' }
  )
}

async function judgeBy(program: string, clauses: readonly Clause[], options: SeekOptions): Promise<Fate | undefined> {
  const left = new Set(clauses)
  while (left.size > 0) {
    const sign = await seekKiller(program, [...left], { ...options, tried: (clause) => left.delete(clause) })
    if (sign === undefined) return undefined
    if (!('clause' in sign) || (sign.kind === 'noticed' && !sign.waited)) return fateOf(sign)
    const patienceMs = secondPatience * options.patienceMs
    const again = await seekKiller(program, [sign.clause], { ...options, patienceMs, atOnce: 1 })
    if (again !== undefined) return fateOf(again)
    left.delete(sign.clause)
  }
  return undefined
}

function fateOf(sign: Sign): Fate {
  if (sign.kind === 'spins' || sign.kind === 'hangs') return { status: 'timedOut', killedBy: sign.kind }
  if (!('clause' in sign)) return { status: 'killed', killedBy: sign.kind }
  return { status: 'killed', killedBy: sign.clause.id + (sign.kind === 'noticed' ? '' : `, ${sign.kind}`) }
}
