import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from './browser/find-chromium.js'
import { getChromium } from './browser/get-chromium.js'
import { Failure } from './console/failure.js'
import { runOpenly } from './console/run-command.js'
import { setUp } from './install/set-up.js'
import { root } from './root.js'
import { turbo, turboBeside } from './turbo.js'

/**
 * The commands of the repository. Each takes its arguments and returns the exit code, by default 0, or throws.
 *
 * @type {Record<string, (args: string[]) => Promise<number | void>>}
 */
const commands = {
  /** Lint, types and the tests beside the code, which start no process and no browser. */
  async check(args) {
    await setUp()
    return verify(['src/', ...args])
  },

  async contract(args) {
    await setUp()
    const parts = ['--filter=@get-log/client...', '--filter=@get-log/contract-tests...']
    await turbo('build', ['build', ...parts])
    // The run names new parts of the document even if the code does not compile with them yet; type errors come last.
    const typed = turboBeside('types', ['typecheck', '--continue=dependencies-successful', ...parts])
    const code = await runOpenly('judge', ['get-log-contract', 'run', '--out', 'reports/contract', ...args])
    await typed()
    return code
  },

  /** The packages as tarballs, for projects on this machine, and the lines that install them. */
  async pack() {
    await setUp()
    await turbo('build', ['build', '--filter=@get-log/consumers...'])
    return runOpenly('pack', [process.execPath, 'packages/consumers/dist/packing/pack.js'])
  },

  setup: setUp,

  soak() {
    process.env.GET_LOG_LONG = '1'
    return test(['packages/server/test/soak.test.ts'])
  },

  test,

  /**
   * What `test` runs, with many repetitions of everything random, and the soak test of the server; then the packages as users install
   * them, in every runtime.
   */
  async 'test:long'() {
    process.env.GET_LOG_LONG = '1'
    const consumers = ['vitest', 'run', '--config', 'packages/consumers/vitest.config.ts']
    const codes = [await test([]), await runOpenly('consumers', consumers)]
    return Math.max(...codes)
  },
}

/**
 * Everything that a change must pass. Without a browser, the browser tests are left out, and the first and the last line say so;
 * with `CI` set that is a failure.
 *
 * @param {string[]} args For Vitest, for instance `packages/client`.
 */
async function test(args) {
  rmSync(join(root, 'reports/test'), { recursive: true, force: true })
  const { reason: missing } = await findChromium()
  if (missing && !process.env.CHROME_PATH) console.log(`No browser yet for the tests that need one: ${missing}.`)
  await setUp()
  const { path, reason } = await getChromium()
  if (path) process.env.CHROME_PATH = path
  else {
    const end = process.env.CI ? ' With CI set, that is a failure.' : ''
    const remedy = `Install Chromium (Debian: apt-get install chromium), or name a browser in CHROME_PATH.${end}`
    const line = `NOT RUN: the browser tests, since ${reason}. ${remedy}`
    console.log(line)
    process.once('exit', () => console.log(line))
  }
  const code = await verify(args)
  return code || (reason && process.env.CI ? 1 : 0)
}

/**
 * Builds, then runs Vitest, which reads the sources, with lint and type checks in parallel. Returns its exit code; throws what
 * lint and type checks found, once it has ended.
 *
 * @param {string[]} args For Vitest.
 */
async function verify(args) {
  await turbo('build', ['build'])
  const checked = turboBeside('lint, types', ['lint', 'typecheck'])
  const code = await runOpenly('tests', ['vitest', 'run', ...args])
  await checked()
  return code
}

/**
 * Runs one of the repository's commands and sets the exit code.
 *
 * @param {string[]} words The command's name and its arguments.
 */
export async function main([name = '', ...args]) {
  try {
    const command = commands[name]
    if (!command) throw new Failure(`There is no command "${name}": ${Object.keys(commands).join(', ')}.`)
    process.exitCode = (await command(args)) ?? 0
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error)
    process.exitCode = 1
  }
}
