import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../root.js'

/** @param {string} path */
const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'))

/** The pinned pnpm, for instance `pnpm@10.34.9`. */
export const pinned = /** @type {string} */ (readJson('package.json').packageManager)

const options = [
  '--frozen-lockfile',
  '--prefer-offline',
  '--reporter=append-only',
  '--config.confirm-modules-purge=false',
]

/**
 * The command that installs with the pinned pnpm: an installed one, or one that npm fetches.
 *
 * @param {string[]} [args] More options of `pnpm install`.
 */
export function installCommand(args = []) {
  const own = 'node_modules/pnpm/package.json'
  const pnpm =
    existsSync(join(root, own)) && `pnpm@${readJson(own).version}` === pinned
      ? [process.execPath, join(root, 'node_modules/pnpm/bin/pnpm.cjs')]
      : [...npm(), 'exec', '--yes', `--package=${pinned}`, '--', 'pnpm']
  return [...pnpm, 'install', ...options, ...args]
}

/** The npm that started this command, or else the one on the PATH. */
function npm() {
  const path = process.env.npm_execpath ?? ''
  return path.endsWith('npm-cli.js') ? [process.execPath, path] : ['npm']
}

/** The environment of an install: `npm --silent` must not silence it, and an unreachable registry is reported within seconds. */
export function installEnvironment() {
  return {
    npm_config_fetch_retry_mintimeout: '1000',
    npm_config_fetch_retry_maxtimeout: '5000',
    npm_config_update_notifier: 'false',
    ...process.env,
    npm_config_loglevel: 'notice',
  }
}
