import { setTimeout as sleep } from 'node:timers/promises'
import { Blocked } from '../../clause/scene.ts'
import type { Job } from './actor.ts'
import { isOver } from './actor.ts'

const [answerMs, printMs] = [5000, 60_000]
const betweenMs = 250
/** How often to try the Actor before asking the platform what happened to its run. */
const lookedAtEach = 4
/** The most bytes of one request: nobody says how much a proxy lets through. */
const pieceBytes = 1024 * 1024

/** The container does not answer although its run is running. */
export class Unreachable extends Blocked {}

/**
 * Waits until the Actor of a run answers: `startMs` at most for its start, and `reachMs` after that. Returns functions that make it print bytes and end.
 *
 * @throws Unreachable if it does not although its run is running, Blocked if the run does not start or ends before.
 */
export async function reachContainer(
  id: string,
  secret: string,
  { startMs, reachMs }: { readonly startMs: number; readonly reachMs: number },
  look: () => Promise<Job | undefined>,
) {
  const deadline = performance.now() + startMs
  let base = ''
  let reachBy: number | undefined
  for (let tries = 0; base === '' || !(await answers(`${base}/ready`)); tries += 1) {
    if (tries % lookedAtEach === 0) {
      const run = await look()
      if (run === undefined || isOver(run)) throw new Blocked(`The run ${id} ended before it could be told to print`)
      if (run.containerUrl) base = `${run.containerUrl.replace(/\/+$/, '')}/${secret}`
      if (run.status === 'RUNNING') reachBy ??= performance.now() + reachMs
      if (reachBy === undefined && performance.now() > deadline) throw new Blocked(notStarted(run, startMs))
      if (reachBy !== undefined && performance.now() > reachBy)
        throw new Unreachable(
          `${run.containerUrl ?? 'No container URL'} does not answer ${reachMs / 1000} s after its start`,
        )
    }
    await sleep(betweenMs)
  }
  return {
    async print(bytes: Uint8Array): Promise<void> {
      for (let from = 0; from < bytes.byteLength; from += pieceBytes)
        await tell(`${base}/print`, bytes.subarray(from, from + pieceBytes), id)
    },
    end: async (): Promise<void> => tell(`${base}/end`, new Uint8Array(), id),
  }
}

/** Why a run did not start. */
export function notStarted({ id, status }: Job, ms: number): string {
  return `The run ${id} did not start within ${ms / 1000} s: it is ${status}`
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(answerMs) })
    // The platform's proxy answers in the container's place until that is up.
    return response.ok && (await response.text()).startsWith('ok')
  } catch {
    return false
  }
}

async function tell(url: string, body: Uint8Array, id: string): Promise<void> {
  const problem = await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(printMs) }).then(
    async (response) => {
      await response.body?.cancel()
      return response.ok ? undefined : response.status
    },
    (error: Error) => error.cause ?? error,
  )
  if (problem !== undefined) throw new Blocked(`The run ${id} could not be told to print: ${problem}`)
}
