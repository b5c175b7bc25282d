import { delimiter, join } from 'node:path'
import { Failure } from './console/failure.js'
import { runQuietly } from './console/run-command.js'
import { stage } from './console/stage.js'
import { root, workspaceEnvironment } from './root.js'

/**
 * Runs tasks of the packages as a stage. Throws with what the failed ones printed.
 *
 * @param {string} title
 * @param {string[]} tasks The tasks, and further arguments of `turbo run`.
 */
export async function turbo(title, tasks, running = beginTurbo(tasks)) {
  const { code, output } = await stage(title, () => running)
  if (code !== 0) throw new Failure(`${output.trim()}\n\n${title} failed: see above.`)
}

/**
 * Begins tasks, and gives a function that waits for them as {@link turbo} does. Those that they depend on must have run:
 * to restore them would pull what is built from under whatever runs beside.
 *
 * @param {string} title
 * @param {string[]} tasks
 */
export function turboBeside(title, tasks) {
  const running = beginTurbo([...tasks, '--only'])
  return () => turbo(title, tasks, running)
}

/** @param {string[]} tasks */
function beginTurbo(tasks) {
  const env = workspaceEnvironment()
  const PATH = `${join(root, 'packages/workspace/bin')}${delimiter}${env.PATH}`
  return runQuietly(['turbo', 'run', ...tasks, '--output-logs=errors-only'], { env: { ...env, PATH } })
}
