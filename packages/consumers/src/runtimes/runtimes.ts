import { join } from 'node:path'
import { projectRoot } from '../packing/published-packages.ts'
import { pnpm, runCommand } from '../packing/run-command.ts'

const home = join(projectRoot, 'packages/consumers/runtimes')
const installed = join(home, 'node_modules')

/** A runtime that starts a JavaScript file as a command. */
export interface Runtime {
  name: string
  /** The command and what stands before the file's path. */
  command: [string, ...string[]]
}

/** The runtimes that start a file: Node from 20 on, Bun and Deno. */
export const runtimes: Runtime[] = [
  { name: `Node ${process.versions.node}`, command: [process.execPath] },
  { name: 'Node 22', command: [join(installed, 'node22/bin/node')] },
  { name: 'Node 24', command: [join(installed, 'node24/bin/node')] },
  { name: 'Node 26', command: [join(installed, 'node26/bin/node')] },
  { name: 'Bun', command: [join(installed, '@oven/bun-linux-x64/bin/bun')] },
  {
    name: 'Deno',
    command: [join(installed, '@deno/linux-x64-glibc/deno'), 'run', '--no-config', '--node-modules-dir=manual', '-A'],
  },
]

/** Releases of Node that are too old for this repository, by their version. */
export const oldNodes: Record<string, string> = {
  '10.24.1': join(installed, 'node10/bin/node'),
  '18.20.8': join(installed, 'node18/bin/node'),
}

/** Where workerd, the runtime of Cloudflare Workers, is. */
export const workerd: string = join(installed, '@cloudflare/workerd-linux-64/bin/workerd')

/** The bundler for what can't load packages by itself. */
export const esbuild: string = join(installed, 'esbuild/bin/esbuild')

/** Installs the pinned runtimes, if they aren't there yet; nothing but this fetches them. */
export async function installRuntimes(): Promise<void> {
  const options = ['install', '--ignore-workspace', '--frozen-lockfile', '--prefer-offline', '--ignore-scripts']
  await runCommand(process.execPath, [pnpm, ...options], { cwd: home })
}
