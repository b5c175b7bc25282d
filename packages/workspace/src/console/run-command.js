import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { stripVTControlCharacters } from 'node:util'
import { root, workspaceEnvironment } from '../root.js'

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** @type {Set<ChildProcess>} */
const children = new Set()
/** @type {NodeJS.Signals | undefined} */
let interrupted

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.once(signal, () => {
    interrupted = signal
    if (children.size === 0) process.exit(128 + constants.signals[signal])
    // A terminal also interrupts the children.
    if (signal === 'SIGINT' && process.stdin.isTTY) return
    for (const child of children) child.kill(signal)
  })
}

/**
 * Runs a command and keeps what it prints.
 *
 * @param {string[]} words The command and its arguments.
 * @param {{ env?: NodeJS.ProcessEnv, tell?: (line: string) => void }} [options] `tell` is given the newest line.
 * @returns {Promise<{ code: number, output: string }>} The exit code, 127 if there is no such command, and all output.
 */
export async function runQuietly(words, { env = workspaceEnvironment(), tell = () => {} } = {}) {
  let output = ''
  /** @param {string} text */
  const keep = (text) => {
    output += text
    const newest = stripVTControlCharacters(text)
      .trimEnd()
      .split(/[\r\n]/)
      .at(-1)
    if (newest) tell(newest.trim())
  }
  const code = await run(words, env, ['ignore', 'pipe', 'pipe'], keep)
  return { code, output }
}

/**
 * Runs a command that prints for itself, after the name of its stage, and returns its exit code.
 *
 * @param {string} title
 * @param {string[]} words The command and its arguments.
 */
export function runOpenly(title, words) {
  console.log(title)
  return run(words, workspaceEnvironment(), 'inherit', (text) => process.stderr.write(text))
}

/**
 * @param {string[]} words
 * @param {NodeJS.ProcessEnv} env
 * @param {import('node:child_process').StdioOptions} stdio
 * @param {(text: string) => void} print Gets what it prints to a pipe, and why it cannot be started.
 */
async function run([command = '', ...args], env, stdio, print) {
  const child = spawn(command, args, { cwd: root, env, stdio })
  children.add(child)
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', print)
  /** @type {number} */
  const code = await new Promise((resolve) => {
    child.on('error', (error) => {
      print(`${error.message}\n`)
      resolve(127)
    })
    child.on('close', (status, signal) => resolve(status ?? 128 + constants.signals[signal ?? 'SIGKILL']))
  })
  children.delete(child)
  if (interrupted && children.size === 0) process.exit(128 + constants.signals[interrupted])
  return code
}
