import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { observeCommand } from '../processes/observe-command.ts'

/** Where other contract tools are installed: a folder of its own, so that the default install never fetches them. */
export const peersHome: URL = new URL('../../peers/', import.meta.url)

/** Finds modules of the peers. */
export const requirePeer: NodeJS.Require = createRequire(new URL('package.json', peersHome))

/** Installs the pinned peers, if they aren't there yet. No install script of theirs runs. */
export async function installPeers(): Promise<void> {
  if (existsSync(new URL('node_modules/dredd/package.json', peersHome))) return
  const pnpm = fileURLToPath(new URL('./bin/pnpm.cjs', import.meta.resolve('pnpm')))
  const options = ['install', '--ignore-workspace', '--frozen-lockfile', '--prefer-offline', '--ignore-scripts']
  const { output, errors, exitCode } = await observeCommand(
    process.execPath,
    [pnpm, ...options],
    fileURLToPath(peersHome),
  )
  if (exitCode !== 0) throw new Error(`The other contract tools could not be installed:\n${output}${errors}`)
}
