/** A controller that aborts with the first of several signals. */
export interface LinkedController extends AbortController {
  /** Takes its listeners off the signals: to be called at the end, and at its abort. */
  unlink(): void
}

/** Makes a controller that aborts with the first of `signals`, for the same reason. */
export function linkSignals(signals: readonly AbortSignal[]): LinkedController {
  // Not AbortSignal.any: on Node 20 each call leaves something behind on a signal that outlives it.
  const controller = new AbortController()
  const abort = () => controller.abort(signals.find((signal) => signal.aborted)?.reason)
  const unlink = () => {
    for (const signal of signals) signal.removeEventListener('abort', abort)
  }
  for (const signal of signals) signal.addEventListener('abort', abort)
  if (signals.some((signal) => signal.aborted)) abort()
  return Object.assign(controller, { unlink })
}
