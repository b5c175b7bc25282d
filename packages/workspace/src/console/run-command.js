import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { root, workspaceEnvironment } from '../root.js'

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set()

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal)
    process.exit(128 + constants.signals[signal])
  })
}

/**
 * @typedef {object} Finished
 * @property {number} code The exit code; 127 if the command is not there.
 * @property {string} output Everything it printed.
 */

/**
 * Runs a command and keeps what it prints.
 *
 * @param {string[]} words The command and its arguments.
 * @param {{ env?: NodeJS.ProcessEnv, tell?: (line: string) => void }} [options] `tell` is given each line as it comes.
 * @returns {Promise<Finished>}
 */
export async function runQuietly(words, { env = workspaceEnvironment(), tell = () => {} } = {}) {
  const child = start(words, env, 'pipe')
  let output = ''
  /** @param {string} text */
  const keep = (text) => {
    output += text
    const last = text.trimEnd().split('\n').at(-1)
    if (last) tell(last.trim())
  }
  child.stdout?.setEncoding('utf8').on('data', keep)
  child.stderr?.setEncoding('utf8').on('data', keep)
  return { code: await ended(child, keep), output }
}

/**
 * Runs a command that prints for itself, and gives its exit code.
 *
 * @param {string[]} words The command and its arguments.
 * @returns {Promise<number>}
 */
export function runOpenly(words) {
  return ended(start(words, workspaceEnvironment(), 'inherit'), (text) => process.stderr.write(text))
}

/**
 * @param {string[]} words
 * @param {NodeJS.ProcessEnv} env
 * @param {'pipe' | 'inherit'} output
 */
function start([command = '', ...args], env, output) {
  const stdin = output === 'pipe' ? 'ignore' : 'inherit'
  const child = spawn(command, args, {
    cwd: root,
    env,
    stdio: [stdin, output, output],
    shell: process.platform === 'win32',
  })
  children.add(child)
  return child
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {(text: string) => void} complain
 * @returns {Promise<number>}
 */
function ended(child, complain) {
  return new Promise((resolve) => {
    child.on('error', (error) => {
      complain(`${error.message}\n`)
      resolve(127)
    })
    child.on('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  }).finally(() => children.delete(child))
}
