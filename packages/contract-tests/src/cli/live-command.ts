import { setTimeout as sleep } from 'node:timers/promises'
import type { Actor, Job } from '../targets/live/actor.ts'
import { actorName, deleteActor, findActor, isOver, startBuild, uploadActor } from '../targets/live/actor.ts'
import type { Platform } from '../targets/live/platform.ts'
import { RunRemoval } from '../targets/live/run-removal.ts'
import { UsageError } from '../usage/usage-error.ts'
import { awaitInterruption } from './interruption.ts'
import { givenToken, openPlatform, orTold, platformUrl } from './open-live.ts'

/** The options of `get-log-contract live`. */
export interface LiveCommandOptions {
  readonly token?: string
  readonly apiUrl?: string
}

const shownLines = 30
const betweenMs = 1000

/**
 * Makes the Actor that a live run needs, or deletes it with all that is left of it, and returns the exit code: 1 if its build failed.
 *
 * @throws UsageError if there is no token, it may not do that, or an Actor of that name is not the kit's.
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
  say(`${found === undefined ? 'Made the private Actor' : 'Brought up to date the Actor'} ${actor.name}`)
  const startedAt = performance.now()
  const build = await awaitBuild(platform, await startBuild(platform, actor))
  if (build.status === 'SUCCEEDED') {
    say(`Built it in ${Math.round((performance.now() - startedAt) / 1000)} s, as ${build.id}`)
    say('Now judge by it, as often as you like: get-log-contract run --target live')
    return 0
  }
  const lines = (await readBuildLog(platform, build.id)).trimEnd().split('\n').slice(-shownLines)
  process.stderr.write(`The build ${build.id} ended with ${build.status}. Its log ends so:\n${lines.join('\n')}\n`)
  process.stderr.write(`All of it: npx -p @get-log/client get-log ${build.id}\n`)
  return 1
}

async function awaitBuild(platform: Platform, started: Job): Promise<Job> {
  const interruption = awaitInterruption()
  const wait = async (): Promise<Job> => {
    for (let build = started; ; await sleep(betweenMs)) {
      if (isOver(build)) return build
      build = await platform.ask<Job>('GET', `actor-builds/${started.id}`, { query: { waitForFinish: 30 } })
    }
  }
  try {
    return await Promise.race([wait(), interruption.came])
  } catch (error) {
    await platform.ask('POST', `actor-builds/${started.id}/abort`).catch(() => {})
    throw error
  } finally {
    interruption.forget()
  }
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
  const runs = new RunRemoval(platform, actor)
  const left = await runs.sweep()
  if (left.length > 0) throw new UsageError(`Runs of ${actor.name} could not be deleted: ${left.join(', ')}`)
  await deleteActor(platform, actor)
  say(`Deleted the Actor ${actor.name} and ${runs.deleted} runs of it`)
  return 0
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
