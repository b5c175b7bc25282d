import { readFile } from 'node:fs/promises'
import { packageRoot } from '../../package-root.ts'
import { UsageError } from '../../usage/usage-error.ts'
import type { Platform } from './platform.ts'
import { PlatformError } from './platform.ts'

export const actorName = 'get-log-contract'
const mark = 'get-log-contract live setup'
const version = '0.1'
const tag = 'latest'
const files = ['.actor/actor.json', '.actor/input_schema.json', 'Dockerfile', 'main.js', 'package.json']

/** The parts of a run or a build that the kit looks at. */
export interface Job {
  readonly id: string
  readonly status: string
  readonly containerUrl?: string | null
  readonly startedAt?: string
  readonly finishedAt?: string | null
}

interface SourceFile {
  readonly name: string
  readonly format?: string
  readonly content?: string
}

interface FoundActor {
  readonly id: string
  readonly description?: string | null
  readonly versions?: readonly { readonly versionNumber: string; readonly sourceFiles?: readonly SourceFile[] }[]
  readonly taggedBuilds?: Readonly<Record<string, { readonly buildId: string } | null>> | null
}

export interface Actor {
  /** The path of its resources, for instance `actors/zdc3Pyhyz3m8vjDeM`. */
  readonly path: string
  /** For people, for instance `jane~get-log-contract`. */
  readonly name: string
  /** Of the newest build that succeeded. */
  readonly buildId: string | undefined
  /** Whether it was built from the files of this version of the kit, as far as the platform shows. */
  readonly isCurrent: boolean
}

/** The paths of Actors, in the newest documents and in earlier ones. */
const collections = ['actors', 'acts']

export function isOver({ status }: Job): boolean {
  return !['READY', 'RUNNING', 'TIMING-OUT', 'ABORTING'].includes(status)
}

/**
 * Finds the Actor in the token's account.
 *
 * @throws UsageError if the token is not known, or if an Actor of that name is not the kit's.
 */
export async function findActor(platform: Platform): Promise<Actor | undefined> {
  const me = await platform.ask<{ username?: string; id?: string }>('GET', 'users/me').catch((error: unknown) => {
    const isRefused = error instanceof PlatformError && [401, 403].includes(error.status)
    throw isRefused ? new UsageError(`The token may not say whose it is: ${error.message}`) : error
  })
  const name = `${me.username ?? me.id}~${actorName}`
  for (const collection of collections) {
    const asked = platform.ask<FoundActor>('GET', `${collection}/${encodeURIComponent(name)}`)
    const found = await asked.catch((error: unknown) => {
      if (error instanceof PlatformError && error.status === 404) return error
      throw error
    })
    // A missing collection is also a 404, of another type.
    if (found instanceof PlatformError && found.type === 'record-not-found') return undefined
    if (found instanceof PlatformError) continue
    const { id, description = '', versions = [], taggedBuilds } = found
    if (!JSON.stringify([description, versions]).includes(mark))
      throw new UsageError(
        `The Actor ${name} was not made by ${mark}, and is left alone: rename it, or use another account`,
      )
    const uploaded = versions.find(({ versionNumber }) => versionNumber === version)?.sourceFiles
    const wanted = await readSources()
    const isSame = (one: SourceFile): boolean =>
      wanted.some(({ name: file, content }) => one.name === file && one.content === content)
    const path = `${collection}/${id}`
    const buildId = taggedBuilds?.[tag]?.buildId ?? (await findBuild(platform, path))
    // A failed or interrupted build leaves the files of one version with the build of another.
    const built = buildId === undefined ? [] : await builtFiles(platform, buildId)
    const isCurrent = [uploaded, built.length === 0 ? undefined : built].every(
      (shown) => shown === undefined || shown.filter(isSame).length === wanted.length,
    )
    return { path, name, buildId, isCurrent }
  }
  return undefined
}

async function findBuild(platform: Platform, path: string): Promise<string | undefined> {
  const { items } = await platform.ask<{ items: readonly Job[] }>('GET', `${path}/builds`, { query: { desc: true } })
  return items.find(({ status }) => status === 'SUCCEEDED')?.id
}

/** What a build was made from, as far as the platform shows. */
async function builtFiles(platform: Platform, buildId: string): Promise<readonly SourceFile[]> {
  type Build = { readonly actVersion?: { readonly sourceFiles?: readonly SourceFile[] } }
  const build = await platform.askUnless<Build>([404], 'GET', `actor-builds/${buildId}`)
  return build?.actVersion?.sourceFiles ?? []
}

/** Creates the Actor, or updates its files. */
export async function uploadActor(platform: Platform, found: Actor | undefined): Promise<Actor> {
  const source = {
    versionNumber: version,
    sourceType: 'SOURCE_FILES',
    buildTag: tag,
    envVars: [],
    sourceFiles: await readSources(),
  }
  if (found !== undefined) {
    await platform.ask('PUT', `${found.path}/versions/${version}`, { body: source }).catch(async (error: unknown) => {
      if (!(error instanceof PlatformError) || error.status !== 404) throw error
      await platform.ask('POST', `${found.path}/versions`, { body: source })
    })
  } else {
    const body = {
      name: actorName,
      title: 'Get log contract',
      description: `Prints what it is told to, so that the log endpoint can be judged. Made by ${mark}.`,
      isPublic: false,
      versions: [source],
      defaultRunOptions: { build: tag, timeoutSecs: 3600, memoryMbytes: 128 },
    }
    const [newer = '', older = ''] = collections
    await platform.ask('POST', newer, { body }).catch(async (error: unknown) => {
      if (!(error instanceof PlatformError) || ![404, 405].includes(error.status)) throw error
      await platform.ask('POST', older, { body })
    })
  }
  const actor = await findActor(platform)
  if (actor === undefined) throw new UsageError(`The Actor ${actorName} was made, but is not found`)
  return actor
}

export function startBuild(platform: Platform, { path }: Actor): Promise<Job> {
  return platform.ask<Job>('POST', `${path}/builds`, { query: { version, tag, waitForFinish: 0 } })
}

export async function deleteActor(platform: Platform, { path }: Actor): Promise<void> {
  const { items } = await platform.ask<{ items: Job[] }>('GET', `${path}/builds`)
  await platform.askUnless([404], 'DELETE', path)
  // Most are deleted with their Actor.
  for (const { id } of items)
    await platform.ask('DELETE', `actor-builds/${id}`).catch((error: unknown) => {
      if (!(error instanceof PlatformError)) throw error
    })
}

async function readSources(): Promise<Required<SourceFile>[]> {
  const read = async (name: string): Promise<Required<SourceFile>> => {
    const content = await readFile(new URL(`live/actor/${name}`, packageRoot), 'utf8')
    return { name, format: 'TEXT', content }
  }
  return Promise.all(files.map(read))
}
