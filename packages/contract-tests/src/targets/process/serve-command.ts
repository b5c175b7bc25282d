import { setTimeout as sleep } from 'node:timers/promises'
import { UsageError } from '../../usage/usage-error.ts'
import type { Grouped } from './run-in-group.ts'
import { runInGroup } from './run-in-group.ts'

const startMs = 60_000
const betweenMs = 100

/**
 * Starts the command that serves a target, and waits until something answers at its URL, whatever it answers. Disposing of it ends the command
 * with all that it started.
 *
 * @throws UsageError if something answers there already, the command ends before that, or nothing answers for a minute; with the last line that it complained with.
 */
export async function serveCommand(command: string, url: string): Promise<AsyncDisposable> {
  if (await answers(url))
    throw new UsageError(
      `Something answers at ${url} already, before the command of --serve: end it, or use another port`,
    )
  const group = runInGroup(command)
  let said = ''
  for (const output of [group.process.stdout, group.process.stderr])
    output?.on('data', (bytes) => {
      said = `${said}${bytes}`.slice(-1024)
    })
  const problem = await awaitAnswer(group, url)
  if (problem === undefined) return group
  await group[Symbol.asyncDispose]()
  const lastLine = said.trim().split('\n').at(-1) ?? ''
  throw new UsageError(`The command of --serve ${problem}${lastLine === '' ? '' : `: ${lastLine}`}`)
}

async function awaitAnswer(group: Grouped, url: string): Promise<string | undefined> {
  let ended: string | undefined
  group.ended.then((how) => {
    ended = how
  })
  const deadline = performance.now() + startMs
  while (performance.now() < deadline) {
    if (await answers(url)) return undefined
    if (ended !== undefined && ended !== '0') return `ended with ${ended} before anything answered at ${url}`
    await sleep(betweenMs)
  }
  return `was started, but nothing answered at ${url} for a minute`
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(startMs) })
    await response.body?.cancel()
    return true
  } catch {
    return false
  }
}
