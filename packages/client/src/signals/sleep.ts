import { linkSignals } from './link-signals.ts'

/** The longest delay of a timer; a longer one would fire at once. */
export const longestTimerMs: number = 2 ** 31 - 1

/** Waits. If one of `signals` aborts, throws that signal's reason. */
export async function sleep(delayMs: number, signals: readonly AbortSignal[]): Promise<void> {
  const { signal, unlink } = linkSignals(signals)
  let timer: ReturnType<typeof setTimeout> | undefined
  await new Promise<void>((resolve) => {
    timer = setTimeout(resolve, Math.min(delayMs, longestTimerMs))
    signal.addEventListener('abort', () => resolve())
    if (signal.aborted) resolve()
  })
  clearTimeout(timer)
  unlink()
  signal.throwIfAborted()
}
