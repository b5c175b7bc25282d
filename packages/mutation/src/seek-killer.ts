import type { Clause, Judgement, Target } from '@get-log/contract-tests'
import { judge } from '@get-log/contract-tests'
import type { Reach } from './measure-reach.ts'
import type { Setting } from './settings.ts'
import { startServer } from './start-server.ts'

/** How a server gave its mutant away: by what a clause says of it, or by its end. */
export type Sign =
  | { readonly kind: 'noticed' | 'observed otherwise' | 'blocked'; readonly clause: Clause; readonly waited: boolean }
  | { readonly kind: 'does not start' | 'spins' | 'crashes' | 'hangs' }

// No clause takes as long as that, however much it waits for.
const hangsAfterMs = 30_000

/** How to seek. */
export interface SeekOptions {
  readonly setting: Setting
  /** What the server without a fault is like. */
  readonly reach: Reach
  readonly patienceMs: number
  /** How many clauses at once; those that change the whole server come last, one by one, as in every run. */
  readonly atOnce: number
  /** Gets each clause that says nothing against the server. */
  readonly tried?: (clause: Clause) => void
}

/** Judges a server of a program by clauses until one notices. Undefined if none does; `blocked` if one could not say. */
export async function seekKiller(
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
async function judgeOrFail(
  clause: Clause,
  target: Target,
  patienceMs: number,
): Promise<Pick<Judgement, 'verdict' | 'observed' | 'durationMs'>> {
  const startedAt = performance.now()
  try {
    return await judge(clause, target, { patienceMs, secondTry: false })
  } catch (error) {
    if (!(error instanceof Error && error.name === 'KitError')) throw error
    return { verdict: 'fail', durationMs: performance.now() - startedAt }
  }
}
