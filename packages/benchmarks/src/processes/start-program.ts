import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Call, Methods, Reply } from './answer-parent.ts'

/** A program of this package in a process of its own. Disposing of it ends the process. */
export interface Program<M extends Methods> extends AsyncDisposable {
  /** Calls one of the program's methods. Fails with the program's own error, if it ends early, or after two minutes. */
  call<N extends keyof M & string>(method: N, ...argument: Parameters<M[N]>): Promise<Awaited<ReturnType<M[N]>>>
}

const patienceMs = 120_000

/**
 * Starts `programs/<name>.js` of the build and waits until it has loaded.
 *
 * @param args its arguments on the command line.
 * @param execArgv options of Node itself.
 */
export async function startProgram<M extends Methods>(
  name: string,
  args: readonly string[] = [],
  execArgv: readonly string[] = [],
): Promise<Program<M>> {
  const script = fileURLToPath(new URL(`../programs/${name}.js`, import.meta.url))
  const title = [name, ...args].join(' ')
  const child = fork(script, args, {
    execArgv: [...execArgv],
    serialization: 'advanced',
    // What a peer prints is not the report.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const exited = once(child, 'exit')
  const ended = exited.then(([code, signal]) => {
    throw new Error(`The program ${title} ended early, with ${signal ?? code}.`)
  })
  ended.catch(() => {})
  await Promise.race([once(child, 'message'), ended])

  const waiting = new Map<number, (reply: Reply) => void>()
  child.on('message', (reply: Reply) => {
    waiting.get(reply.id)?.(reply)
    waiting.delete(reply.id)
  })
  let calls = 0

  return {
    async call(method, ...[argument]) {
      calls += 1
      const call: Call = { id: calls, method, argument }
      const replied = new Promise<Reply>((resolve) => waiting.set(call.id, resolve))
      child.send(call)
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<never>((_, reject) => {
        const error = new Error(`The program ${title} gave no answer to ${method} within ${patienceMs / 1000} s.`)
        timer = setTimeout(() => reject(error), patienceMs)
      })
      try {
        const reply = await Promise.race([replied, late, ended])
        if ('error' in reply) throw new Error(`${title}, ${method}: ${reply.error}`)
        return reply.result as never
      } finally {
        clearTimeout(timer)
      }
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
      await exited
    },
  }
}

/** Programs that end together, whatever happens: at the end of the block that holds the group. */
export class ProgramGroup implements AsyncDisposable {
  readonly #programs: AsyncDisposable[] = []

  /** As `startProgram`. */
  async start<M extends Methods>(...options: Parameters<typeof startProgram>): Promise<Program<M>> {
    const program = await startProgram<M>(...options)
    this.#programs.push(program)
    return program
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#programs.map((program) => program[Symbol.asyncDispose]()))
  }
}
