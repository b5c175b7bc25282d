import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { getChromium } from './browser/get-chromium.js'
import { runOpenly } from './console/run-command.js'
import { say } from './console/stage.js'
import { setUp } from './install/set-up.js'
import { root } from './root.js'
import { turbo } from './turbo.js'

/**
 * `npm test`: everything that a change must pass. Gives 0 if it does. Without a browser all but the browser tests run;
 * with `CI` set that is a failure.
 *
 * @param {string[]} args For Vitest, for instance `--project client`.
 * @returns {Promise<number>}
 */
export async function test(args) {
  rmSync(join(root, 'reports/test'), { recursive: true, force: true })
  await setUp()
  const { path, reason } = await getChromium()
  const notRun =
    reason && `Not run: the tests in a browser, since ${reason}. Install Chromium, or name one in CHROME_PATH.`
  if (notRun) say(notRun)
  if (path) process.env.CHROME_PATH = path
  await turbo('lint, types, build', ['lint', 'typecheck', 'build'])
  const code = await runOpenly(['vitest', 'run', ...args])
  if (notRun) say(notRun)
  return code || (notRun && process.env.CI ? 1 : 0)
}
