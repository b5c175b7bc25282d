import type { PublishedPackage } from './published-packages.ts'
import { findPublishedPackages } from './published-packages.ts'
import { pnpm, runCommand } from './run-command.ts'

/** A packed package: what a registry would receive. */
export interface PackedPackage extends PublishedPackage {
  /** Absolute path of the .tgz. */
  tarball: string
  /** The files in it, relative to the package. */
  files: string[]
}

/** Packs every published package into a folder, as a release does. The packages must be built. */
export function packPackages(destination: string): Promise<PackedPackage[]> {
  return Promise.all(
    findPublishedPackages().map(async (published) => {
      const options = ['pack', '--json', '--pack-destination', destination]
      const packed = await runCommand(process.execPath, [pnpm, ...options], { cwd: published.directory })
      const { filename: tarball } = JSON.parse(packed) as { filename: string }
      // pnpm's own list leaves out the licence that it takes from the top of the workspace.
      const listing = await runCommand('tar', ['-tzf', tarball], { cwd: destination })
      const files = listing.trim().split('\n')
      return { ...published, tarball, files: files.map((file) => file.replace('package/', '')) }
    }),
  )
}
