import { join } from 'node:path'
import { projectRoot } from '../packing/published-packages.ts'
import { pnpm, runCommand } from '../packing/run-command.ts'

/** Where the runtimes are installed: a folder of its own, so that the default install never fetches them. */
export const runtimesHome: string = join(projectRoot, 'packages/consumers/runtimes')

/** Installs the pinned runtimes, if they aren't there yet. */
export async function installRuntimes(): Promise<void> {
  const options = ['install', '--ignore-workspace', '--frozen-lockfile', '--prefer-offline', '--ignore-scripts']
  await runCommand(process.execPath, [pnpm, ...options], { cwd: runtimesHome })
}
