/** A controller that aborts with the first of several signals. */
export interface LinkedController extends AbortController {
  /** Takes its listeners off the signals. */
  unlink(): void
}

/** Makes a controller that aborts with the first of `signals`, for the same reason, until it is unlinked. */
export function linkSignals(signals: readonly AbortSignal[]): LinkedController {
  // Not AbortSignal.any: on Node 20 each call leaves something behind on a signal that outlives it.
  const controller = new AbortController()
  const abort = () => controller.abort(signals.find((signal) => signal.aborted)?.reason)
  for (const signal of signals) {
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort)
  }
  return Object.assign(controller, {
    unlink: () => {
      for (const signal of signals) signal.removeEventListener('abort', abort)
    },
  })
}
