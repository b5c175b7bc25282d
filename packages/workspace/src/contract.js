import { runOpenly } from './console/run-command.js'
import { setUp } from './install/set-up.js'
import { turbo, turboBeside } from './turbo.js'

const parts = ['--filter=@get-log/client...', '--filter=@get-log/contract-tests...']

/**
 * `npm run contract`: judges Prism and the reference server. Gives the exit code of get-log-contract.
 *
 * @param {string[]} args For get-log-contract run.
 * @returns {Promise<number>}
 */
export async function contract(args) {
  await setUp()
  await turbo('build', ['build', ...parts])
  // A new part of the document is named by the run even where the code does not follow it yet; the types are told last.
  const typed = turboBeside('types', ['typecheck', '--continue=dependencies-successful', ...parts])
  const code = await runOpenly('judge', ['get-log-contract', 'run', '--out', 'reports/contract', ...args])
  await typed()
  return code
}
