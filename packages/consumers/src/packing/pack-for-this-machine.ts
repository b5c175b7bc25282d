import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { PackedPackage } from './pack-packages.ts'
import type { Manifest } from './published-packages.ts'
import { runCommand } from './run-command.ts'

/**
 * Repacks packages for use on this machine while no registry has them: each tarball names the others by their paths in
 * the folder, so that any package manager installs any of them. What stood in the folder goes.
 */
export async function packForThisMachine(released: PackedPackage[], folder: string): Promise<PackedPackage[]> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  // Other contents need another name: Yarn 1 keeps what it once found under a path.
  const suffix = `-${(await hash(released)).slice(0, 8)}.tgz`
  const place = (tarball: string): string => join(folder, basename(tarball, '.tgz') + suffix)
  const paths = new Map(released.map(({ manifest, tarball }) => [manifest.name, `file:${place(tarball)}`]))
  await Promise.all(released.map(({ tarball }) => repack(tarball, place(tarball), paths)))
  return released.map((entry) => ({ ...entry, tarball: place(entry.tarball) }))
}

async function hash(released: PackedPackage[]): Promise<string> {
  const all = createHash('sha256')
  for (const { tarball } of released) all.update(await readFile(tarball))
  return all.digest('hex')
}

async function repack(tarball: string, target: string, paths: Map<string, string>): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'get-log-repack-'))
  try {
    await runCommand('tar', ['-xzf', tarball], { cwd: scratch })
    const file = join(scratch, 'package/package.json')
    const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest
    const dependencies = Object.entries(manifest.dependencies ?? {})
    const local = dependencies.map(([name, range]) => [name, paths.get(name) ?? range])
    await writeFile(file, JSON.stringify({ ...manifest, dependencies: Object.fromEntries(local) }))
    await runCommand('tar', ['-czf', target, 'package'], { cwd: scratch })
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

/** The lines that install the packages, one for each package manager. */
export function installLines(packed: PackedPackage[]): string[] {
  const tarballs = packed.map(({ tarball }) => `'${tarball}'`).join(' ')
  return ['npm install', 'pnpm add', 'yarn add'].map((command) => `${command} ${tarballs}`)
}
