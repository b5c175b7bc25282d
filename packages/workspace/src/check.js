import { runOpenly } from './console/run-command.js'
import { setUp } from './install/set-up.js'
import { turbo } from './turbo.js'

/**
 * `npm run check`: lint, types and the tests beside the code, which start no process and no browser. Gives 0 if all is well.
 *
 * @param {string[]} args For Vitest, for instance `--project client`.
 * @returns {Promise<number>}
 */
export async function check(args) {
  await setUp()
  await turbo('lint, types', ['lint', 'typecheck'])
  return runOpenly(['vitest', 'run', 'src/', '--exclude=**/*browser.test.ts', ...args])
}
