import { check } from './check.js'
import { explain, Failure } from './console/failure.js'
import { contract } from './contract.js'
import { setUp } from './install/set-up.js'
import { pack } from './pack.js'
import { test } from './test.js'
import { soak, testLong } from './test-long.js'

/** @type {Record<string, (args: string[]) => Promise<number | void>>} */
const commands = { check, contract, pack, setup: setUp, soak, test, 'test:long': testLong }

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
    console.error(explain(error))
    process.exitCode = 1
  }
}
