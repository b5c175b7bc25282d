import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The top folder of the project. */
export const projectRoot: string = fileURLToPath(new URL('../../../..', import.meta.url))

/** The part of a package.json that packing and checking read. */
export interface Manifest {
  name: string
  version: string
  private?: boolean
  license?: string
  keywords?: string[]
  engines?: { node?: string }
  repository?: { url: string; directory: string }
  bin?: Record<string, string>
  scripts?: Record<string, string>
  exports?: Record<string, unknown>
  dependencies?: Record<string, string>
}

/** A package that is released: where it stands and what its package.json says. */
export interface PublishedPackage {
  /** Absolute path of the package's folder. */
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

/** Reads a package.json. */
export function readManifest(file: string): Manifest {
  return JSON.parse(readFileSync(file, 'utf8')) as Manifest
}
