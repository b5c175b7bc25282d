import { linkSignals } from '../request/link-signals.ts'

/** Waits, but not beyond an abort of one of `signals`: then it throws that signal's reason. */
export async function sleep(delayMs: number, signals: readonly AbortSignal[]): Promise<void> {
  const { signal, unlink } = linkSignals(signals)
  let timer: ReturnType<typeof setTimeout> | undefined
  await new Promise<void>((resolve) => {
    timer = setTimeout(resolve, delayMs)
    signal.addEventListener('abort', () => resolve())
    if (signal.aborted) resolve()
  })
  clearTimeout(timer)
  unlink()
  signal.throwIfAborted()
}
