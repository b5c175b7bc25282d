import type { Clause, Judgement, Target } from '@get-log/contract-tests'
import { judge } from '@get-log/contract-tests'
import type { Reach } from './reach.ts'
import type { Setting } from './server.ts'
import { startServer } from './server.ts'

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
export async function judgeMutant(program: string, clauses: readonly Clause[], options: JudgeOptions): Promise<Fate> {
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

/** How a server gave its mutant away: by what a clause says of it, or by its end. */
type Sign =
  | { readonly kind: 'noticed' | 'observed otherwise' | 'blocked'; readonly clause: Clause; readonly waited: boolean }
  | { readonly kind: 'does not start' | 'spins' | 'crashes' | 'hangs' }

// No clause takes as long as that, however much it waits for.
const hangsAfterMs = 30_000

export interface JudgeOptions {
  readonly setting: Setting
  /** What the server without a fault is like. */
  readonly reach: Reach
  readonly patienceMs: number
}

interface SeekOptions extends JudgeOptions {
  /** How many clauses at once; those that change the whole server come last, one by one, as in every run. */
  readonly atOnce: number
  /** Gets each clause that says nothing against the server. */
  readonly tried?: (clause: Clause) => void
}

/** Judges a server of a program by clauses until one notices. Undefined if none does; `blocked` if one could not say. */
async function seekKiller(
  program: string,
  clauses: readonly Clause[],
  { setting, reach, patienceMs, atOnce, tried = () => {} }: SeekOptions,
): Promise<Sign | undefined> {
  await using server = await startServer(program, setting)
  if (server === undefined) return { kind: 'does not start' }
  let sign: Sign | undefined
  let blocked: Sign | undefined
  const end = (found: Sign): void => {
    sign ??= found
    server.kill()
  }
  server.ended.then((kind) => end({ kind }))
  const late = setTimeout(() => end({ kind: 'hangs' }), hangsAfterMs)
  const work = async (queue: Clause[]): Promise<void> => {
    for (let clause = queue.shift(); clause !== undefined && sign === undefined; clause = queue.shift()) {
      const { verdict, observed, durationMs } = await judgeOrFail(clause, server.target, patienceMs)
      // A server that has ended, or spins, answers no more: then that is what its mutant does.
      if (sign === undefined && verdict !== 'pass') await Promise.race([server.reached(), server.ended])
      if (sign !== undefined) return
      late.refresh()
      const found = { clause, waited: durationMs >= patienceMs }
      if (verdict === 'fail' || verdict === 'warn') end({ kind: 'noticed', ...found })
      else if (verdict === 'blocked') blocked ??= { kind: 'blocked', ...found }
      else if (observed !== reach[clause.id]?.observed) end({ kind: 'observed otherwise', ...found })
      else tried(clause)
    }
  }
  const shared = clauses.filter(({ exclusive }) => exclusive !== true)
  try {
    await Promise.all(Array.from({ length: atOnce }, () => work(shared)))
    await work(clauses.filter(({ exclusive }) => exclusive === true))
  } finally {
    clearTimeout(late)
  }
  return sign ?? blocked
}

/** What a clause that throws has met is nothing that it allows. */
function judgeOrFail(
  clause: Clause,
  target: Target,
  patienceMs: number,
): Promise<Pick<Judgement, 'verdict' | 'observed' | 'durationMs'>> {
  const startedAt = performance.now()
  return judge(clause, target, { patienceMs, secondTry: false }).catch((error) => {
    if (error.name !== 'KitError') throw error
    return { verdict: 'fail', durationMs: performance.now() - startedAt }
  })
}
