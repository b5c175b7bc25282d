import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { ServerResponse } from 'node:http'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const channel = 'http.server.request.start'

/** Asks so many times, and leaves once all are being answered and `whileWaiting` has looked. Returns what counts the answers still in memory. */
export async function abandonAnswers(
  times: number,
  ask: (signal: AbortSignal) => Promise<Response>,
  whileWaiting: () => unknown,
): Promise<() => number> {
  const answers: WeakRef<object>[] = []
  let remember = (_: unknown): void => {}
  const started = new Promise<void>((resolve) => {
    remember = (message) => {
      answers.push(new WeakRef((message as { response: ServerResponse }).response))
      if (answers.length === times) resolve()
    }
  })
  subscribe(channel, remember)
  const leaving = new AbortController()
  const asked = Array.from({ length: times }, () => ask(leaving.signal).catch(() => undefined))
  await started
  unsubscribe(channel, remember)
  await whileWaiting()
  leaving.abort()
  await Promise.all(asked)
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc') as () => void
  return () => {
    collectGarbage()
    return answers.filter((answer) => answer.deref() !== undefined).length
  }
}
