import { runOpenly } from './console/run-command.js'
import { test } from './test.js'

/**
 * `npm run test:long`: what `npm test` runs, with many repetitions of what only chance decides; then the packages as users
 * install them, in every runtime; then the soak of the server. Gives 0 if all of it passes.
 *
 * @returns {Promise<number>}
 */
export async function testLong() {
  process.env.GET_LOG_LONG = '1'
  const codes = [
    await test([]),
    await runOpenly('consumers', ['vitest', 'run', '--config', 'packages/consumers/vitest.config.ts']),
    await runOpenly('soak', [process.execPath, 'packages/server/soak/main.js']),
  ]
  return Math.max(...codes)
}
