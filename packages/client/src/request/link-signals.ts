/**
 * Makes a controller that aborts with the first of `signals`, for the same reason. Its own abort takes its listeners off
 * the signals: whoever makes one aborts it in the end.
 */
export function linkSignals(signals: readonly AbortSignal[]): AbortController {
  // Not AbortSignal.any: on Node 20 each call leaves something behind on a signal that outlives it.
  const controller = new AbortController()
  for (const signal of signals) {
    const abort = () => controller.abort(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, controller)
  }
  return controller
}
