import { Failure } from './console/failure.js'
import { runQuietly } from './console/run-command.js'
import { stage } from './console/stage.js'

/**
 * Runs tasks of the packages as a stage. Throws with what the failed ones printed.
 *
 * @param {string} title
 * @param {string[]} tasks The tasks, and further arguments of `turbo run`.
 */
export async function turbo(title, tasks) {
  await beginTurbo(title, tasks)()
}

/**
 * Runs tasks while something else goes on. Those that they depend on have run: to restore what is built would pull it
 * from under what runs beside.
 *
 * @param {string} title
 * @param {string[]} tasks
 * @returns {() => Promise<void>} Waits for their end, as a stage.
 */
export function turboBeside(title, tasks) {
  return beginTurbo(title, [...tasks, '--only'])
}

/**
 * @param {string} title
 * @param {string[]} tasks
 */
function beginTurbo(title, tasks) {
  const running = runQuietly(['turbo', 'run', ...tasks, '--output-logs=errors-only'])
  return async () => {
    const { code, output } = await stage(title, () => running)
    if (code !== 0) throw new Failure(`${output.trim()}\n\n${title} failed: see above.`)
  }
}
