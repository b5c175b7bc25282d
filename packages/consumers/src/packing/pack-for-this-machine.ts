import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { PackedPackage } from './pack-packages.ts'
import type { Manifest } from './published-packages.ts'
import { runCommand } from './run-command.ts'

/**
 * Repacks packed packages for use on this machine while no registry has it: each tarball names the
 * others by their paths in the folder, so that any package manager installs any of them. What stood in the folder goes.
 */
export async function packForThisMachine(released: PackedPackage[], folder: string): Promise<PackedPackage[]> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const packed = released.map((entry) => ({ ...entry, tarball: join(folder, basename(entry.tarball)) }))
  const paths = new Map(packed.map(({ manifest, tarball }) => [manifest.name, `file:${tarball}`]))
  await Promise.all(released.map(({ tarball }) => repack(tarball, join(folder, basename(tarball)), paths)))
  return packed
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

/**
 * The lines that install the packages, one for each package manager. Yarn 1 is kept from refusing the newest packages of
 * Prism, which name a newer Node than they need.
 */
export function installLines(packed: PackedPackage[]): string[] {
  const tarballs = packed.map(({ tarball }) => `'${tarball}'`).join(' ')
  return ['npm install', 'pnpm add', 'yarn add --ignore-engines'].map((command) => `${command} ${tarballs}`)
}
