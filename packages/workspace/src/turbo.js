import { delimiter, join } from 'node:path'
import { Failure } from './console/failure.js'
import { runQuietly } from './console/run-command.js'
import { stage } from './console/stage.js'
import { root, workspaceEnvironment } from './root.js'

/**
 * Runs tasks of the packages as a stage. Throws with the output of those that failed.
 *
 * @param {string} title
 * @param {string[]} tasks The tasks, and further arguments of `turbo run`.
 */
export async function turbo(title, tasks, running = beginTurbo(tasks)) {
  const { code, output } = await stage(title, () => running)
  if (code !== 0) throw new Failure(`${output.trim()}\n\n${title} failed: see above.`)
}

/**
 * Begins tasks, and returns a function that waits for them as {@link turbo} does. Their dependencies must have run already:
 * restoring those would replace built files under whatever else is running.
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
