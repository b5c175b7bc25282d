import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { BirpcReturn } from 'birpc'
import { createBirpc } from 'birpc'

/** The exports of a module in `programs/`, called in a separate process. */
export type Program<Module extends object> = BirpcReturn<Module>

const server = fileURLToPath(new URL('./serve-program.js', import.meta.url))

/** Programs that end together, whatever happens, at the end of the block that holds the group. */
export class ProgramGroup implements AsyncDisposable {
  readonly #ends: (() => Promise<unknown>)[] = []

  /**
   * Starts `programs/<name>.js` of the build. A call fails with the program's own error, if the program ends early, or after five
   * minutes.
   *
   * @param args its arguments, from the fourth of `process.argv` on.
   * @param execArgv options of Node itself.
   */
  start<Module extends object>(name: string, args: readonly string[] = [], execArgv: string[] = []): Program<Module> {
    // The output of a peer is not part of the report.
    const stdio = ['ignore', 'ignore', 'inherit', 'ipc'] as const
    const child = fork(server, [name, ...args], { execArgv, serialization: 'advanced', stdio: [...stdio] })
    const program = createBirpc<Module>(
      {},
      {
        // A message that can't be sent is one to a program that has ended, which is reported below.
        post: (message) => child.send(message, () => {}),
        on: (listener) => child.on('message', listener),
        timeout: 300_000,
      },
    )
    const ended = once(child, 'exit').then(([code, signal]) => {
      program.$close(new Error(`The program ${[name, ...args].join(' ')} ended early, with ${signal ?? code}.`))
    })
    this.#ends.push(() => {
      child.kill('SIGKILL')
      return ended
    })
    return program
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#ends.map((end) => end()))
  }
}
