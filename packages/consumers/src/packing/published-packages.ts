import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { pnpm, runCommand } from './run-command.ts'

export const projectRoot: string = fileURLToPath(new URL('../../../..', import.meta.url))

/** The part of a package.json that packing and checking read. */
export interface Manifest {
  name: string
  version: string
  private?: boolean
  scripts?: Record<string, string>
  dependencies?: Record<string, string>
}

/** A published package: its folder and its package.json. */
export interface PublishedPackage {
  directory: string
  manifest: Manifest
}

/** Every package of the workspace that isn't private, in alphabetical order of its folder. */
export function findPublishedPackages(): PublishedPackage[] {
  const members = readdirSync(`${projectRoot}/packages`).map((name) => `${projectRoot}/packages/${name}`)
  return [...members, `${projectRoot}/spec`]
    .map((directory) => ({ directory, manifest: readManifest(`${directory}/package.json`) }))
    .filter(({ manifest }) => !manifest.private)
}

export function readManifest(file: string): Manifest {
  return JSON.parse(readFileSync(file, 'utf8')) as Manifest
}

/** A packed package: what a registry would receive. */
export interface PackedPackage extends PublishedPackage {
  tarball: string
  /** The files in it, relative to the package. */
  files: string[]
}

/** Packs every published package into a folder, as a release does. The packages must be built. */
export async function packPackages(destination: string): Promise<PackedPackage[]> {
  const published = findPublishedPackages()
  const filters = published.map(({ manifest }) => `--filter=${manifest.name}`)
  const options = ['--recursive', 'pack', '--json', '--pack-destination', destination]
  const packed = await runCommand(process.execPath, [pnpm, ...filters, ...options], { cwd: projectRoot })
  const tarballs = JSON.parse(packed) as { name: string; filename: string }[]
  return Promise.all(
    published.map(async (each) => {
      const { filename: tarball = '' } = tarballs.find(({ name }) => name === each.manifest.name) ?? {}
      // pnpm's own list leaves out the licence, which it takes from the top of the workspace.
      const listing = await runCommand('tar', ['-tzf', tarball], { cwd: destination })
      const files = listing.trim().split('\n')
      return { ...each, tarball, files: files.map((file) => file.replace('package/', '')) }
    }),
  )
}
