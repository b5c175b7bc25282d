import { setTimeout as sleep } from 'node:timers/promises'
import { defaultBaseUrl } from '@get-log/types'
import type { Clause } from '../clause/clause.ts'
import type { Fixtures } from '../targets/fixtures/fixtures.ts'
import type { Actor, Job } from '../targets/live/actor.ts'
import { actorName, deleteActor, findActor, isOver, startBuild, uploadActor } from '../targets/live/actor.ts'
import type { LiveOptions } from '../targets/live/live-target.ts'
import { createLiveTarget, estimateRuns } from '../targets/live/live-target.ts'
import { Platform, PlatformError, withoutVersion } from '../targets/live/platform.ts'
import { createRemoval } from '../targets/live/run-removal.ts'
import type { Target } from '../targets/target.ts'
import { checkReachable, parseBaseUrl } from '../targets/url/url-target.ts'
import { UsageError } from '../usage/usage-error.ts'
import { orInterrupted } from './interruption.ts'

export interface LiveCommandOptions {
  readonly token?: string
  readonly apiUrl?: string
}

const shownLines = 30
const betweenMs = 1000

/**
 * Creates the Actor that a live run needs, or deletes it with everything left of it, and returns the exit code: 1 if its build failed.
 *
 * @throws UsageError if there is no token, it lacks the permission, or an Actor of that name is not the kit's.
 */
export async function liveCommand(name: 'setup' | 'teardown', options: LiveCommandOptions): Promise<number> {
  const token = givenToken(options)
  if (token === undefined)
    throw new UsageError('There is no token: give one with APIFY_TOKEN, GET_LOG_TOKEN or --token')
  const platform = await openPlatform(platformUrl(options), token)
  return orTold(name === 'setup' ? setUp(platform) : takeDown(platform))
}

async function setUp(platform: Platform): Promise<number> {
  const found = await findActor(platform)
  const actor = await uploadActor(platform, found)
  say(`${found === undefined ? 'Created the private Actor' : 'Updated the Actor'} ${actor.name}`)
  const startedAt = performance.now()
  const build = await awaitBuild(platform, await startBuild(platform, actor))
  if (build.status === 'SUCCEEDED') {
    say(`Built it in ${Math.round((performance.now() - startedAt) / 1000)} s, as ${build.id}`)
    say('Now judge with it, as often as you like: get-log-contract run --target live')
    return 0
  }
  const lines = (await readBuildLog(platform, build.id)).trimEnd().split('\n').slice(-shownLines)
  process.stderr.write(`The build ${build.id} ended with ${build.status}. Its log ends with:\n${lines.join('\n')}\n`)
  process.stderr.write(`The whole log: npx -p @get-log/client get-log ${build.id}\n`)
  return 1
}

async function awaitBuild(platform: Platform, started: Job): Promise<Job> {
  const wait = async (): Promise<Job> => {
    for (let build = started; ; await sleep(betweenMs)) {
      if (isOver(build)) return build
      build = await platform.ask<Job>('GET', `actor-builds/${started.id}`, { query: { waitForFinish: 30 } })
    }
  }
  return orInterrupted(wait(), () => platform.ask('POST', `actor-builds/${started.id}/abort`).catch(() => {}))
}

async function readBuildLog({ base, token }: Platform, id: string): Promise<string> {
  const response = await fetch(`${base}/v2/logs/${id}`, { headers: { Authorization: `Bearer ${token}` } })
  return response.ok ? response.text() : `(it cannot be read: ${response.status})`
}

async function takeDown(platform: Platform): Promise<number> {
  const actor: Actor | undefined = await findActor(platform)
  if (actor === undefined) {
    say(`There is no Actor ${actorName} in this account`)
    return 0
  }
  const { sweep, countDeleted } = createRemoval(platform, actor)
  const left = await sweep()
  if (left.length > 0) throw new UsageError(`Runs of ${actor.name} could not be deleted: ${left.join(', ')}`)
  await deleteActor(platform, actor)
  say(`Deleted the Actor ${actor.name} and ${countDeleted()} runs of it`)
  return 0
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** The token of the command line or the environment. A workflow sets the variable of a missing secret to an empty string. */
export function givenToken({ token }: { readonly token?: string }): string | undefined {
  return token || process.env.GET_LOG_TOKEN || process.env.APIFY_TOKEN || undefined
}

/** Where the platform is, without the version of its API. */
export function platformUrl({ apiUrl }: { readonly apiUrl?: string }): string {
  return withoutVersion(apiUrl || process.env.APIFY_API_BASE_URL || defaultBaseUrl)
}

/** Tells a person what is going on, on stderr, where no report goes. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`)
}

/**
 * The platform at a URL, with a token.
 *
 * @throws UsageError if nothing answers there.
 */
export async function openPlatform(url: string, token: string): Promise<Platform> {
  await checkReachable(parseBaseUrl(url, 'platform'))
  return new Platform(url, token)
}

/** A refusal of the platform is not an error of the kit. */
export async function orTold<Result>(step: Promise<Result>): Promise<Result> {
  return step.catch((error: unknown) => {
    throw error instanceof PlatformError ? new UsageError(error.message) : error
  })
}

/**
 * Creates a target of the platform if there are a token and the Actor; undefined otherwise, so that fixtures have to do.
 *
 * @throws UsageError if the token is not known there, or may not do what is needed.
 */
export async function openLive(
  url: string,
  { token, otherToken }: Fixtures,
  clauses: readonly Clause[],
  options: Omit<LiveOptions, 'expected' | 'tell' | 'otherToken'>,
): Promise<Target | undefined> {
  if (token === undefined) return undefined
  const platform = await openPlatform(url, token)
  const actor = await orTold(findActor(platform))
  if (actor === undefined) {
    tell(`There is no Actor ${actorName} in this account: without get-log-contract live setup nothing writes logs`)
    return undefined
  }
  const expected = estimateRuns(clauses, otherToken !== undefined)
  return createLiveTarget(platform, actor, { ...options, otherToken, expected, tell })
}
