import { constants } from 'node:os'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

export class Interrupted extends Error {
  override readonly name = 'Interrupted'
  /** As shells have it: 128 and the number of the signal. */
  readonly exitCode: number

  constructor(signal: (typeof signals)[number]) {
    super(`Interrupted by ${signal}`)
    this.exitCode = 128 + constants.signals[signal]
  }
}

/** Waits for Ctrl-C and its like, so that what costs is ended first. The second ends the process at once. */
export function awaitInterruption(): { readonly came: Promise<never>; forget(): void } {
  let forget = (): void => {}
  const came = new Promise<never>((_, reject) => {
    const stop = (signal: (typeof signals)[number]): void => {
      forget()
      process.stderr.write(`\n${signal}: deleting what was started; once more ends it at once\n`)
      reject(new Interrupted(signal))
    }
    for (const signal of signals) process.on(signal, stop)
    forget = () => {
      for (const signal of signals) process.off(signal, stop)
    }
  })
  came.catch(() => {})
  return { came, forget: () => forget() }
}
