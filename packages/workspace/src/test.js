import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from './browser/find-chromium.js'
import { getChromium } from './browser/get-chromium.js'
import { verify } from './check.js'
import { say } from './console/stage.js'
import { setUp } from './install/set-up.js'
import { root } from './root.js'

/**
 * `npm test`: everything that a change must pass. Gives 0 if it does. Without a browser all but the browser tests run,
 * and the first and the last line say so; with `CI` set that is a failure.
 *
 * @param {string[]} args For Vitest, for instance `packages/client`.
 * @returns {Promise<number>}
 */
export async function test(args) {
  rmSync(join(root, 'reports/test'), { recursive: true, force: true })
  const { reason: missing } = await findChromium()
  if (missing && !process.env.CHROME_PATH) say(`No browser yet for the tests that need one: ${missing}.`)
  await setUp()
  const { path, reason } = await getChromium()
  if (path) process.env.CHROME_PATH = path
  else tellFirstAndLast(`NOT RUN: the browser tests, since ${reason}. ${remedy}`)
  const code = await verify(args)
  return code || (reason && process.env.CI ? 1 : 0)
}

/** @param {string} line */
function tellFirstAndLast(line) {
  say(line)
  process.once('exit', () => say(line))
}

const remedy = `Install Chromium (Debian: apt-get install chromium), or name a browser in CHROME_PATH.${
  process.env.CI ? ' With CI set, that is a failure.' : ''
}`
