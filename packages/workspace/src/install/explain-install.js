import { Failure } from '../console/failure.js'

/**
 * @param {string} output What the install printed.
 * @returns {Failure}
 */
export function explainInstall(output) {
  return new Failure('The install failed.', { why: output.split('\n').slice(-30).join('\n') })
}
