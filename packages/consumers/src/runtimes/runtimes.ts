import { join } from 'node:path'
import { projectRoot } from '../packing/published-packages.ts'
import { pnpm, runCommand } from '../packing/run-command.ts'

const home = join(projectRoot, 'packages/consumers/runtimes')
const installed = join(home, 'node_modules')

const nodeOf = (major: number): string => join(installed, `node${major}/bin/node`)

/** The runtimes that run a file: Node from 20 on, Bun and Deno. By name, the command and the arguments before the file's path. */
export const runtimes: readonly (readonly [name: string, command: string, ...options: string[]])[] = [
  [`Node ${process.versions.node}`, process.execPath],
  ...[22, 24, 26].map((major) => [`Node ${major}`, nodeOf(major)] as const),
  ['Bun', join(installed, '@oven/bun-linux-x64/bin/bun')],
  ['Deno', join(installed, '@deno/linux-x64-glibc/deno'), 'run', '--no-config', '--node-modules-dir=manual', '-A'],
]

/** Releases of Node that are too old for this repository, by version. */
export const oldNodes: Record<string, string> = {
  '10.24.1': nodeOf(10),
  '18.20.8': nodeOf(18),
}

/** Where workerd, the runtime of Cloudflare Workers, is. */
export const workerd: string = join(installed, '@cloudflare/workerd-linux-64/bin/workerd')

/** The bundler for runtimes that can't load packages themselves. */
export const esbuild: string = join(installed, 'esbuild/bin/esbuild')

/** Installs the pinned runtimes if they aren't there yet; nothing else fetches them. */
export async function installRuntimes(): Promise<void> {
  const options = ['install', '--ignore-workspace', '--frozen-lockfile', '--prefer-offline', '--ignore-scripts']
  await runCommand(process.execPath, [pnpm, ...options], { cwd: home })
}
