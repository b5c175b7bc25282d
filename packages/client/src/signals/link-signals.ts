/** A controller linked to several signals. */
export interface LinkedController extends AbortController {
  /** Removes its listeners from the signals; to be called at the end and on abort. */
  unlink(): void
}

/** Creates a controller that aborts when the first of `signals` does, with the same reason. */
export function linkSignals(signals: readonly AbortSignal[]): LinkedController {
  // Not AbortSignal.any: on Node 20 each call leaks a little on a long-lived signal.
  const controller = new AbortController()
  const abort = () => controller.abort(signals.find((signal) => signal.aborted)?.reason)
  const unlink = () => {
    for (const signal of signals) signal.removeEventListener('abort', abort)
  }
  for (const signal of signals) signal.addEventListener('abort', abort)
  if (signals.some((signal) => signal.aborted)) abort()
  return Object.assign(controller, { unlink })
}
