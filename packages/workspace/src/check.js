import { setUp } from './install/set-up.js'
import { verify } from './verify.js'

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
