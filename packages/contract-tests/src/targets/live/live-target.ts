import type { Arrangements, Log } from '../../clause/arrangements.ts'
import { createUnknownId } from '../../samples/unknown-id.ts'
import { UsageError } from '../../usage/usage-error.ts'
import { frames } from '../../witness/frame.ts'
import type { Access } from '../fixtures/access.ts'
import { createAccess } from '../fixtures/access.ts'
import { createSteeredArrangements } from '../steering/steered-arrangements.ts'
import type { Offers, Stage, Target } from '../target.ts'
import { defineTarget } from '../target.ts'
import { politePace } from '../url/url-target.ts'
import type { Actor } from './actor.ts'
import { Unreachable } from './container.ts'
import type { RunBounds } from './live-runs.ts'
import { LiveRuns } from './live-runs.ts'
import type { Platform } from './platform.ts'
import { PlatformError } from './platform.ts'
import { RunsOfClause } from './runs-of-clause.ts'

/** How a platform is judged; what bounds the runs has a default. */
export interface LiveOptions extends Partial<RunBounds> {
  /** A token of another account. */
  readonly otherToken?: string | undefined
  readonly provokeRateLimit?: boolean
  /** How long a container may take to answer once its run runs. */
  readonly reachMs?: number
  /** About how many runs will be started. */
  readonly expected: number
  /** Tells whoever pays what is going on, a line each. */
  readonly tell: (line: string) => void
  /** Once aborted, nothing more is started. */
  readonly signal?: AbortSignal
}

const frame = frames['stamped-lines']
const noOther = 'There is no token of another account: give one with GET_LOG_OTHER_TOKEN'
const sample = `${frame.begin}get-log-contract looks whether it may start, open and delete a run\n${frame.end}`

/**
 * Makes a target of the platform, whose logs are those of runs of the kit's Actor; closing it deletes them all.
 *
 * @throws UsageError if the Actor has no build, or the token may not do what is needed: nothing is judged then, and no run is left.
 */
export async function createLiveTarget(platform: Platform, actor: Actor, options: LiveOptions): Promise<Target> {
  const again = 'run get-log-contract live setup'
  const { buildId } = actor
  if (buildId === undefined) throw new UsageError(`The Actor ${actor.name} has no build that succeeded: ${again}`)
  if (!actor.isCurrent) throw new UsageError(`The Actor ${actor.name} is that of another version of the kit: ${again}`)
  const { tell, otherToken, reachMs = 60_000 } = options
  const pace = politePace(new URL(platform.base), options.silenceMs)
  const bounds: RunBounds = {
    maxRuns: options.maxRuns ?? 300,
    concurrency: options.concurrency ?? 8,
    startMs: options.startMs ?? 120_000,
    silenceMs: (pace.silenceMs ?? 0) + 240_000,
  }
  const runs = new LiveRuns(platform, actor, bounds)
  const close = async (): Promise<void> => {
    const { started, seconds, left } = await runs.close()
    const rest =
      left.length === 0
        ? 'all of them are deleted'
        : `not all could be deleted (${left.join(', ')}): run get-log-contract live teardown`
    tell(`Started ${started} runs of ${actor.name}, which ran for ${seconds} s in all; ${rest}`)
  }
  options.signal?.addEventListener('abort', () => void runs.close())
  tell(
    `Judging ${platform.base} by about ${options.expected} runs of ${actor.name}, 128 MB each: ${bounds.concurrency} at once, ${bounds.maxRuns} at most`,
  )
  const access = createAccess(platform.base, platform.token)
  const { unreachable, isClosed } = await tryOut(runs, access, reachMs, tell).catch(async (error: Error) => {
    await close()
    throw new UsageError(`Nothing was judged: ${error.message}`)
  })

  const as = (id: string, token: string | undefined): Log =>
    token === undefined ? { id } : { id, headers: { Authorization: `Bearer ${token}` } }
  const unknownId = createUnknownId()
  const offersOf = (arrange: Omit<Arrangements, 'refusedLog'>): Offers => ({
    ...(runs.setsAccess ? arrange : readByOwner(arrange, platform.token, isClosed)),
    ...(unreachable && { steeredLog: unreachable, growingLog: unreachable, guardedRun: unreachable }),
    ...(otherToken ? {} : { guardedLog: noOther, guardedRun: noOther, foreignLog: noOther, forbiddenLog: noOther }),
    buildLog: async () => as(buildId, await access.tokenFor(buildId)),
    unknownLog: async () => as(createUnknownId(), await access.tokenFor(unknownId, 404)),
    emptyLog: frame.hides(new Uint8Array()) as string,
    namedLog: 'The platform gives runs their ids',
    rateLimit: "The limit is the provider's to set",
    exhaustedLog: options.provokeRateLimit
      ? async () => ({ ...(await arrange.finishedLog()), [Symbol.asyncDispose]: async () => {} })
      : 'A 429 is not provoked on a target that others use, unless --provoke-rate-limit asks for it',
  })
  const stage = (): Stage => {
    const started = new RunsOfClause(runs, platform.token, otherToken)
    const arrangements = createSteeredArrangements(started, frame)
    return {
      arrange: offersOf(arrangements.arrange),
      whatHappened: async () => started.whatHappened(),
      close: async () => arrangements[Symbol.asyncDispose](),
    }
  }
  const secrets = new Set([platform.token, ...(otherToken ? [otherToken] : [])])
  const { arrange } = stage()
  return defineTarget({ name: 'live', url: platform.base, arrange, stage, secrets, close, youngMs: 10_000, ...pace })
}

/**
 * Deletes what an earlier judging left; then runs, opens, tells and deletes, so that whoever may not do that hears of it before anything is judged.
 * Gives why runs cannot be told to print, if they cannot, and whether the account closes its runs to whoever has no token.
 */
async function tryOut(
  runs: LiveRuns,
  access: Access,
  reachMs: number,
  tell: (line: string) => void,
): Promise<{ readonly unreachable?: string; readonly isClosed: boolean }> {
  await runs.removal.sweep()
  if (runs.removal.deleted > 0) tell(`Deleted ${runs.removal.deleted} runs that an earlier judging left`)
  runs.setsAccess = false
  const printed = await runs.print('ANYONE_WITH_ID_CAN_READ', Buffer.from(sample))
  const isClosed = [401, 403, 404].includes((await access.of(printed)).anonymous ?? 0)
  const refused = await runs.setAccess(printed, 'ANYONE_WITH_ID_CAN_READ').catch((error: unknown) => {
    if (error instanceof PlatformError) return error
    throw error
  })
  await runs.removal.delete(printed)
  try {
    const run = await runs.steer('RESTRICTED', 0, reachMs)
    await run.print(Buffer.from(sample))
    await run.end()
    await runs.removal.delete(run.id)
    return { isClosed }
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
    tell(`Runs cannot be told what to print: ${error.message}`)
    return { unreachable: `Nothing tells a run what to print here: ${error.message}`, isClosed }
  } finally {
    runs.setsAccess = refused === undefined
    if (refused !== undefined)
      tell(`Logs are read with the token, since it may not say who may read a run: ${refused.message}`)
  }
}

const noAccess = 'The token may not say who may read a run'

/** Where runs stay as restricted as the account has them, everything is read with its token; those of an account that closes them are restricted. */
function readByOwner(arrange: Omit<Arrangements, 'refusedLog'>, token: string, isClosed: boolean): Offers {
  const headers = { Authorization: `Bearer ${token}` }
  const restricted = ['restrictedLog', 'foreignLog', 'guardedLog', 'guardedRun', 'unauthorizedLog', 'forbiddenLog']
  const offers = Object.entries(arrange).map(([name, bring]) => {
    if (restricted.includes(name)) return [name, isClosed ? bring : noAccess]
    if (name === 'knownToken') return [name, bring]
    const withToken = async (...given: never[]) => ({
      ...(await (bring as (...all: never[]) => Promise<Log>)(...given)),
      headers,
    })
    return [name, withToken]
  })
  return Object.fromEntries(offers) as Offers
}
