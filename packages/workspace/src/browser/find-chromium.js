import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * A browser for the tests, or why there is none.
 *
 * @typedef {{ path: string, reason?: undefined } | { path?: undefined, reason: string }} Chromium
 */

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * Finds a Chromium that starts: an installed Chromium or Chrome, or Playwright's own. If `CHROME_PATH` is set, only the one
 * that it names.
 *
 * @returns {Promise<Chromium>}
 */
export async function findChromium() {
  const named = process.env.CHROME_PATH
  if (named) return starts(named) ? { path: named } : { reason: `CHROME_PATH is ${named}, which does not start` }
  const installed = [...names.flatMap(onPath), ...applications].find(starts)
  const path = installed ?? [await playwrightChromium()].find(starts)
  return path ? { path } : { reason: 'no Chromium or Chrome is installed' }
}

/**
 * All paths of a command on the PATH.
 *
 * @param {string} name
 * @returns {string[]}
 */
export function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.map((folder) => join(folder, name)).filter((path) => existsSync(path))
}

/** @param {string} path */
function starts(path) {
  return existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}

async function playwrightChromium() {
  try {
    const { chromium } = await import('playwright-core')
    return chromium.executablePath()
  } catch {
    return ''
  }
}
