import type { Methods } from './answer-parent.ts'
import type { Program } from './start-program.ts'
import { startProgram } from './start-program.ts'

/** Programs that end together, whatever happens: at the end of the block that holds the group. */
export class ProgramGroup implements AsyncDisposable {
  readonly #ends: (() => PromiseLike<void>)[] = []

  /** As `startProgram`. */
  async start<M extends Methods>(
    name: string,
    args?: readonly string[],
    execArgv?: readonly string[],
  ): Promise<Program<M>> {
    const program = await startProgram<M>(name, args, execArgv)
    this.#ends.push(() => program[Symbol.asyncDispose]())
    return program
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#ends.map((end) => end()))
  }
}
