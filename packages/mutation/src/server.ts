import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { Clause } from '@get-log/contract-tests'
import { createUrlTarget } from '@get-log/contract-tests'
import type { LogServerOptions } from '@get-log/server'

/** A way to set up the server, and the clauses that judge it so. */
export interface Setting {
  readonly traits: NonNullable<LogServerOptions['traits']>
  readonly isFor: (clause: Pick<Clause, 'id'>) => boolean
}

/** As the document says. */
export const documented: Setting = { traits: {}, isFor: () => true }

/** As the live API is known to answer: that matters to how a request is read and refused, not to the bytes of a log. */
export const live: Setting = {
  traits: { errorTypes: '2026-04', otherFlags: 'off', head: 'answered', unknownPath: 'page-not-found' },
  isFor: ({ id }) => /^(flags|auth|methods|secrecy|errors)\//.test(id),
}

/** As a platform that writes the time before each line of a run. */
export const stamped: Setting = { traits: { stamps: true }, isFor: ({ id }) => id === 'body/stamps' }

const startMs = 10_000

/** Starts a program made by `bundleServer` in a separate process, which disposing of it ends. Undefined if it never listens. */
export async function startServer(program: string, { traits }: Setting) {
  const child = fork(program, [JSON.stringify(traits)], { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
  // Resolves when it has ended by itself, or was ended because it spins.
  const ended = exited.then(([, signal]) => (signal === 'SIGKILL' ? ('spins' as const) : ('crashes' as const)))
  const kill = (): void => void child.kill('SIGKILL')
  const dispose = async (): Promise<void> => {
    kill()
    await exited
  }
  const nextMessage = async <Message>(): Promise<Message> => ((await once(child, 'message')) as [Message])[0]
  const late = setTimeout(kill, startMs)
  const said = await Promise.race([nextMessage<Record<'url' | 'controlUrl', string>>(), exited.then(() => undefined)])
  const target = said && (await createUrlTarget(said.url, { controlUrl: said.controlUrl }).catch(dispose))
  clearTimeout(late)
  if (!target) return undefined
  // The mutants reached since the last call, or since the start.
  const reached = (): Promise<readonly string[]> => {
    const answer = nextMessage<string[]>()
    child.send('reached', () => {})
    return answer
  }
  return { target, ended, reached, kill, [Symbol.asyncDispose]: dispose }
}
