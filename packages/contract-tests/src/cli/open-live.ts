import { defaultBaseUrl } from '@get-log/types'
import type { Clause } from '../clause/clause.ts'
import type { Fixtures } from '../targets/fixtures/fixtures.ts'
import { actorName, findActor } from '../targets/live/actor.ts'
import { estimateRuns } from '../targets/live/estimate-runs.ts'
import type { LiveOptions } from '../targets/live/live-target.ts'
import { createLiveTarget } from '../targets/live/live-target.ts'
import { Platform, PlatformError, withoutVersion } from '../targets/live/platform.ts'
import type { Target } from '../targets/target.ts'
import { checkReachable, parseBaseUrl } from '../targets/url/url-target.ts'
import { UsageError } from '../usage/usage-error.ts'

/** The token that a command line or the environment gives. A workflow sets a variable for a secret that it lacks, too, to nothing. */
export function givenToken({ token }: { readonly token?: string }): string | undefined {
  return token || process.env.GET_LOG_TOKEN || process.env.APIFY_TOKEN || undefined
}

/** Where the platform is, without the version of its API. */
export function platformUrl({ apiUrl }: { readonly apiUrl?: string }): string {
  return withoutVersion(apiUrl || process.env.APIFY_API_BASE_URL || defaultBaseUrl)
}

/** Tells a person what is going on, where no report goes. */
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

/** What the platform refuses is no error of the kit. */
export async function orTold<Result>(step: Promise<Result>): Promise<Result> {
  return step.catch((error: unknown) => {
    throw error instanceof PlatformError ? new UsageError(error.message) : error
  })
}

/**
 * Makes a target of the platform where there is a token and the Actor; undefined where there is not, so that fixtures have to do.
 *
 * @throws UsageError if the token is not known there, or may not do what is needed.
 */
export async function openLive(
  url: string,
  { token, otherToken }: Fixtures,
  {
    clauses,
    ...options
  }: Omit<LiveOptions, 'expected' | 'tell' | 'otherToken'> & { readonly clauses: readonly Clause[] },
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
