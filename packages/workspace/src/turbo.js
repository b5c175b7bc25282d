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
  const { code, output } = await stage(title, () => runQuietly(['turbo', 'run', ...tasks, '--output-logs=errors-only']))
  if (code !== 0) throw new Failure(`${output.trim()}\n\n${title} failed: see above.`)
}
