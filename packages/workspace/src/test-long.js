import { runOpenly } from './console/run-command.js'
import { test } from './test.js'

/**
 * `npm run test:long`: what `npm test` runs, with many repetitions of what only chance decides, and the soak of the server; then the
 * packages as users install them, in every runtime. Gives 0 if all of it passes.
 *
 * @returns {Promise<number>}
 */
export async function testLong() {
  process.env.GET_LOG_LONG = '1'
  const codes = [
    await test([]),
    await runOpenly('consumers', ['vitest', 'run', '--config', 'packages/consumers/vitest.config.ts']),
  ]
  return Math.max(...codes)
}

/**
 * `npm run soak`: the server under load.
 *
 * @returns {Promise<number>}
 */
export function soak() {
  process.env.GET_LOG_LONG = '1'
  return test(['packages/server/test/soak.test.ts'])
}
