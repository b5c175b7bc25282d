import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { Target } from '@get-log/contract-tests'
import { createUrlTarget } from '@get-log/contract-tests'
import type { Setting } from './settings.ts'

/** A server in a process of its own. Disposing of it ends the process. */
export interface StartedServer extends AsyncDisposable {
  readonly target: Target
  /** Resolves when the process has ended by itself: `spins` if it was ended for that. */
  readonly ended: Promise<'spins' | 'crashes'>
  /** The mutants reached since this was asked last, or since the start. */
  reached(): Promise<readonly string[]>
  kill(): void
}

const startMs = 10_000

/** Starts a program that {@link bundleServer} made. Undefined if it does not come to listen. */
export async function startServer(program: string, { traits }: Setting): Promise<StartedServer | undefined> {
  const child = fork(program, [JSON.stringify(traits)], { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
  const ended = exited.then(([, signal]) => (signal === 'SIGKILL' ? ('spins' as const) : ('crashes' as const)))
  const kill = (): void => {
    child.kill('SIGKILL')
  }
  const dispose = async (): Promise<void> => {
    kill()
    await exited
  }
  const late = setTimeout(kill, startMs)
  const said = await Promise.race([once(child, 'message') as Promise<[Addresses]>, exited.then(() => undefined)])
  clearTimeout(late)
  if (said === undefined) return undefined
  const [{ url, controlUrl }] = said
  const target = await createUrlTarget(url, { controlUrl }).catch(() => undefined)
  if (target === undefined) {
    await dispose()
    return undefined
  }
  const reached = async (): Promise<readonly string[]> => {
    const answer = once(child, 'message') as Promise<[string[]]>
    child.send('reached', () => {})
    return (await answer)[0]
  }
  return { target, ended, reached, kill, [Symbol.asyncDispose]: dispose }
}

interface Addresses {
  readonly url: string
  readonly controlUrl: string
}
