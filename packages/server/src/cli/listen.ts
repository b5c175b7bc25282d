import type { Listening, LogServerListenOptions } from '../listening.ts'
import type { LogServer } from '../log-server.ts'
import { UsageError } from './report-error.ts'

/** Starts to listen. If the address is unavailable, throws a `UsageError` that names it and says what to do. */
export async function listenOrExplain(server: LogServer, options: LogServerListenOptions): Promise<Listening> {
  try {
    return await server.listen(options)
  } catch (error) {
    await server.close()
    const {
      code = '',
      message,
      address = options.host,
      port = options.port,
    } = error as NodeJS.ErrnoException & { address?: string; port?: number }
    const advice = advices[code]
    if (advice === undefined) throw error
    throw new UsageError(`Cannot listen on ${address}:${port} (${message}). ${advice}`, { cause: error })
  }
}

const advices: Readonly<Record<string, string>> = {
  EADDRINUSE: 'The port is in use: stop what listens there, or choose another one; 0 takes any free port.',
  EACCES: 'This user may not take that port: choose one above 1023.',
  EADDRNOTAVAIL: 'This machine has no such address: choose another --host.',
  ENOTFOUND: 'There is no host of that name: choose another --host.',
  EAI_AGAIN: 'The host name could not be looked up: choose another --host.',
}

/** Resolves at the first SIGINT or SIGTERM, then restores their default behaviour, so that a second one kills. */
export function waitForSignal(): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      process.off('SIGINT', stop).off('SIGTERM', stop)
      resolve()
    }
    process.on('SIGINT', stop).on('SIGTERM', stop)
  })
}
