import { linkSignals } from '../request/link-signals.ts'

/** Waits, but not beyond an abort of one of `signals`: then it throws that signal's reason. */
export async function sleep(delayMs: number, signals: readonly AbortSignal[]): Promise<void> {
  const controller = linkSignals(signals)
  const { signal } = controller
  signal.throwIfAborted()
  const timer = setTimeout(() => controller.abort(sleep), delayMs)
  await new Promise((resolve) => signal.addEventListener('abort', resolve))
  clearTimeout(timer)
  if (signal.reason !== sleep) throw signal.reason
}
