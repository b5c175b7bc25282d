import type { Arrangements, Log } from '../../clause/arrangements.ts'
import type { Clause } from '../../clause/clause.ts'
import type { Capability } from '../../clause/scene.ts'
import { UsageError } from '../../usage/usage-error.ts'
import { frames } from '../../witness/frame.ts'
import type { Access } from '../fixtures/access.ts'
import { createAccess, exhaust } from '../fixtures/access.ts'
import { createSteeredArrangements } from '../steering/steered-arrangements.ts'
import type { Offers, Stage, Target } from '../target.ts'
import { defineTarget, lacking } from '../target.ts'
import type { UrlTargetOptions } from '../url/url-target.ts'
import { politePace } from '../url/url-target.ts'
import type { Actor } from './actor.ts'
import { Unreachable } from './container.ts'
import type { LiveRuns, RunBounds } from './live-runs.ts'
import { createLiveRuns } from './live-runs.ts'
import type { Platform } from './platform.ts'
import { PlatformError } from './platform.ts'
import { steerRuns } from './runs-of-clause.ts'

/** How to judge a platform; the bounds have defaults. */
export interface LiveOptions extends Pick<UrlTargetOptions, 'provokeRateLimit' | 'silenceMs'> {
  readonly maxRuns?: number | undefined
  readonly concurrency?: number | undefined
  readonly startMs?: number
  /** A token of another account. */
  readonly otherToken?: string | undefined
  /** How long a container may take to answer once its run is running. */
  readonly reachMs?: number
  /** About how many runs will be started. */
  readonly expected: number
  /** Tells the person who pays what is going on, a line each. */
  readonly tell: (line: string) => void
  /** Once aborted, nothing more is started. */
  readonly signal?: AbortSignal | undefined
}

const frame = frames['stamped-lines']
const noOther = 'There is no token of another account: give one with GET_LOG_OTHER_TOKEN'
const sample = `${frame.begin}get-log-contract looks whether it may start, open and delete a run\n${frame.end}`

/**
 * Creates a target from the platform, whose logs are those of runs of the kit's Actor; closing it deletes them all.
 *
 * @throws UsageError if the Actor has no build, or the token lacks a permission: then nothing is judged, and no run is left.
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
  const runs = createLiveRuns(platform, actor, bounds)
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

  const offersOf = (arrange: Omit<Arrangements, 'refusedLog'>): Offers => ({
    ...(runs.setsAccess ? arrange : readByOwner(arrange, platform.token, isClosed)),
    ...(unreachable && lacking(unreachable, 'steeredLog', 'growingLog', 'guardedRun')),
    ...(otherToken ? {} : lacking(noOther, 'guardedLog', 'guardedRun', 'foreignLog', 'forbiddenLog')),
    buildLog: async () => access.log(buildId),
    unknownLog: access.unknownLog,
    emptyLog: frame.hides(new Uint8Array()) as string,
    namedLog: 'The platform gives runs their ids',
    rateLimit: "The limit is the provider's to set",
    exhaustedLog: exhaust(options.provokeRateLimit, arrange.finishedLog),
  })
  const stage = (): Stage => {
    const started = steerRuns(runs, platform.token, otherToken)
    const arrangements = createSteeredArrangements(started, frame)
    const { whatHappened } = started
    return { arrange: offersOf(arrangements.arrange), whatHappened, close: arrangements[Symbol.asyncDispose] }
  }
  const secrets = new Set([platform.token, ...(otherToken ? [otherToken] : [])])
  const { arrange } = stage()
  return defineTarget({ name: 'live', url: platform.base, arrange, stage, secrets, close, youngMs: 10_000, ...pace })
}

/**
 * Deletes what an earlier judging left; then starts, opens, steers and deletes a run, so that a missing permission shows before anything is judged.
 * Returns why runs cannot be told to print, if they cannot, and whether the account closes its runs to requests without a token.
 */
async function tryOut(runs: LiveRuns, access: Access, reachMs: number, tell: (line: string) => void) {
  await runs.removal.sweep()
  const deleted = runs.removal.countDeleted()
  if (deleted > 0) tell(`Deleted ${deleted} runs that an earlier judging left`)
  runs.setsAccess = false
  const printed = await runs.print('ANYONE_WITH_ID_CAN_READ', Buffer.from(sample))
  const isClosed = [401, 403, 404].includes((await access.of(printed)).anonymous ?? 0)
  const refused = await runs.setAccess(printed, 'ANYONE_WITH_ID_CAN_READ').catch((error: unknown) => {
    if (error instanceof PlatformError) return error
    throw error
  })
  await runs.removal.deleteRun(printed)
  try {
    const run = await runs.steer('RESTRICTED', 0, reachMs)
    await run.print(Buffer.from(sample))
    await run.end()
    await runs.removal.deleteRun(run.id)
    return { isClosed, unreachable: undefined }
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
    tell(`Runs cannot be told what to print: ${error.message}`)
    return { unreachable: `Nothing tells a run what to print here: ${error.message}`, isClosed }
  } finally {
    runs.setsAccess = refused === undefined
    if (refused !== undefined)
      tell(`Logs are read with the token, since it may not set who can read a run: ${refused.message}`)
  }
}

const noAccess = 'The token may not set who can read a run'

/** If access cannot be set, everything is read with the account's token; the runs of an account that closes them count as restricted. */
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

/** Runs that one clause starts for itself, on average. */
const each: Partial<Record<Capability, number>> = { writtenLog: 1.3, steeredLog: 1.2, growingLog: 1, guardedRun: 1.5 }

/** Logs that all clauses share. */
const shared: readonly Capability[] = ['finishedLog', 'knownLog', 'ansiLog', 'largeLog', 'restrictedLog', 'guardedLog']

const neverArranged: readonly Capability[] = ['namedLog', 'rateLimit', 'exhaustedLog', 'emptyLog']
const ofTwoAccounts: readonly Capability[] = ['guardedLog', 'guardedRun', 'foreignLog', 'forbiddenLog']

/** About how many runs these clauses start, including those tried out before. */
export function estimateRuns(clauses: readonly Clause[], hasOther: boolean): number {
  const out = hasOther ? neverArranged : [...neverArranged, ...ofTwoAccounts]
  const needs = clauses.map((clause) => clause.needs).filter((all) => !all.some((need) => out.includes(need)))
  const own = needs.flat().reduce((sum, need) => sum + (each[need] ?? 0), 0)
  const common = shared.filter((need) => needs.some((all) => all.includes(need))).length
  return 2 + common + Math.ceil(own)
}
