import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { PackedPackage } from './published-packages.ts'
import { readManifest } from './published-packages.ts'
import { runCommand } from './run-command.ts'

/**
 * Repacks packages for use on this machine while no registry has them: each tarball refers to the others by their paths in
 * the folder, so that any package manager can install any of them. Empties the folder first.
 */
export async function packForThisMachine(released: PackedPackage[], folder: string): Promise<PackedPackage[]> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  // Other contents need another name: Yarn 1 caches what it once found under a path.
  const hash = createHash('sha256')
  for (const { tarball } of released) hash.update(readFileSync(tarball))
  const suffix = `-${hash.digest('hex').slice(0, 8)}.tgz`
  const placed = released.map((entry) => ({
    ...entry,
    tarball: join(folder, basename(entry.tarball, '.tgz') + suffix),
  }))
  const paths = new Map(placed.map(({ manifest, tarball }) => [manifest.name, `file:${tarball}`]))
  await Promise.all(released.map(({ tarball }, index) => repack(tarball, placed[index]?.tarball ?? '', paths)))
  return placed
}

async function repack(tarball: string, target: string, paths: ReadonlyMap<string, string>): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'get-log-repack-'))
  try {
    await runCommand('tar', ['-xzf', tarball], { cwd: scratch })
    const file = join(scratch, 'package/package.json')
    const manifest = readManifest(file)
    const dependencies = Object.entries(manifest.dependencies ?? {})
    const local = dependencies.map(([name, range]) => [name, paths.get(name) ?? range])
    await writeFile(file, JSON.stringify({ ...manifest, dependencies: Object.fromEntries(local) }))
    await runCommand('tar', ['-czf', target, 'package'], { cwd: scratch })
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}
