import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { ServerResponse } from 'node:http'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect } from 'vitest'

/** Tracks the answers that servers of this process begin, until the block is left. */
export function watchAnswers(): Disposable & { readonly answers: ServerResponse[] } {
  const answers: ServerResponse[] = []
  const remember = (message: unknown): unknown => answers.push((message as { response: ServerResponse }).response)
  subscribe('http.server.request.start', remember)
  return { answers, [Symbol.dispose]: () => unsubscribe('http.server.request.start', remember) }
}

/** Sends this many requests and abandons them once all are being answered and `whileWaiting` has run. Returns a function that counts the answers still in memory. */
export async function abandonAnswers(
  times: number,
  ask: (signal: AbortSignal) => Promise<Response>,
  whileWaiting: () => unknown,
): Promise<() => number> {
  using watch = watchAnswers()
  const leaving = new AbortController()
  const asked = Array.from({ length: times }, () => ask(leaving.signal).catch(() => undefined))
  await expect.poll(() => watch.answers.length).toBe(times)
  await whileWaiting()
  const answers = watch.answers.splice(0).map((answer) => new WeakRef(answer))
  leaving.abort()
  await Promise.all(asked)
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc') as () => void
  return () => {
    collectGarbage()
    return answers.filter((answer) => answer.deref() !== undefined).length
  }
}
