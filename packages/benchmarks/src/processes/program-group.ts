import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { BirpcReturn } from 'birpc'
import { createBirpc } from 'birpc'

/** What a module of `programs/` exports, called in a process of its own. */
export type Program<Module extends object> = BirpcReturn<Module>

const server = fileURLToPath(new URL('./serve-program.js', import.meta.url))

/** Programs that end together, whatever happens: at the end of the block that holds the group. */
export class ProgramGroup implements AsyncDisposable {
  readonly #children: ChildProcess[] = []

  /**
   * Starts `programs/<name>.js` of the build. A call fails with the program's own error, if the program ends early, or after five
   * minutes.
   *
   * @param args its arguments, from the fourth of `process.argv` on.
   * @param execArgv options of Node itself.
   */
  start<Module extends object>(name: string, args: readonly string[] = [], execArgv: string[] = []): Program<Module> {
    const title = [name, ...args].join(' ')
    const child = fork(server, [name, ...args], {
      execArgv,
      serialization: 'advanced',
      // What a peer prints is not the report.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    this.#children.push(child)
    const program = createBirpc<Module>(
      {},
      {
        // A message that can't be sent is one to a program that has ended, which is told below.
        post: (message) => child.send(message, () => {}),
        on: (listener) => child.on('message', listener),
        timeout: 300_000,
        onTimeoutError(method) {
          throw new Error(`The program ${title} gave no answer to ${method} within five minutes.`)
        },
      },
    )
    child.on('exit', (code, signal) =>
      program.$close(new Error(`The program ${title} ended early, with ${signal ?? code}.`)),
    )
    return program
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const running = this.#children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)
    await Promise.all(
      running.map((child) => {
        child.kill('SIGKILL')
        return once(child, 'exit')
      }),
    )
  }
}
