import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PackedPackage } from '../packing/pack-packages.ts'
import { projectRoot } from '../packing/published-packages.ts'
import { runCommand } from '../packing/run-command.ts'

/** A folder outside the workspace into which somebody who never saw this project installed its packages. */
export interface Stranger extends AsyncDisposable {
  /** Absolute path of the folder; our programs stand in its `programs`. */
  directory: string
}

/** Installs tarballs by npm as a stranger would, and puts our programs beside them. */
export async function installAsStranger(packed: PackedPackage[]): Promise<Stranger> {
  const directory = await mkdtemp(join(tmpdir(), 'get-log-stranger-'))
  const tarballs = packed.map(({ manifest, tarball }) => [manifest.name, `file:${tarball}`])
  const manifest = { name: 'stranger', private: true, type: 'module', dependencies: Object.fromEntries(tarballs) }
  await writeFile(join(directory, 'package.json'), JSON.stringify(manifest))
  await runCommand('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline'], { cwd: directory })
  await cp(join(projectRoot, 'packages/consumers/programs'), join(directory, 'programs'), { recursive: true })
  return { directory, [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }) }
}
