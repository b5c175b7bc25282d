import { runOpenly } from './console/run-command.js'
import { setUp } from './install/set-up.js'
import { turbo, turboBeside } from './turbo.js'

/**
 * `npm run check`: lint, types and the tests beside the code, which start no process and no browser. Gives 0 if all is well.
 *
 * @param {string[]} args For Vitest, for instance `packages/client`.
 * @returns {Promise<number>}
 */
export async function check(args) {
  await setUp()
  return verify(['src/', ...args])
}

/**
 * Builds, then runs Vitest, with lint and types beside it: it reads the sources. Gives its exit code; throws what lint
 * and types found, once it has ended.
 *
 * @param {string[]} args For Vitest.
 * @returns {Promise<number>}
 */
export async function verify(args) {
  await turbo('build', ['build'])
  const checked = turboBeside('lint, types', ['lint', 'typecheck'])
  const code = await runOpenly('tests', ['vitest', 'run', ...args])
  await checked()
  return code
}
