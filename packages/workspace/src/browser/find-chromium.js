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
 * Finds a Chromium that starts: the one that `CHROME_PATH` names, an installed Chromium or Chrome, or Playwright's own.
 * A wrong `CHROME_PATH` is a reason not to look any further.
 *
 * @returns {Promise<Chromium>}
 */
export async function findChromium() {
  const named = process.env.CHROME_PATH
  if (named) return starts(named) ? { path: named } : { reason: `CHROME_PATH is ${named}, which does not start` }
  const folders = (process.env.PATH ?? '').split(delimiter)
  const installed = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  const path = [...installed, ...applications, await playwrightChromium()].find(starts)
  return path ? { path } : { reason: 'no Chromium or Chrome is installed' }
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
