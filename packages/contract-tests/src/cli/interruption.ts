import { constants } from 'node:os'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

export class Interrupted extends Error {
  override readonly name = 'Interrupted'
  /** As in shells: 128 plus the number of the signal. */
  readonly exitCode: number

  constructor(signal: (typeof signals)[number]) {
    super(`Interrupted by ${signal}`)
    this.exitCode = 128 + constants.signals[signal]
  }
}

/**
 * Returns the result of some work. If Ctrl-C or a similar signal comes first, or the work fails, cleans up, so that nothing keeps costing money;
 * a second signal ends the process at once.
 */
export async function orInterrupted<Result>(
  work: Promise<Result>,
  cleanUp: (error: unknown) => Promise<unknown>,
): Promise<Result> {
  let forget = (): void => {}
  const came = new Promise<never>((_, reject) => {
    const stop = (signal: (typeof signals)[number]): void => {
      forget()
      process.stderr.write(`\n${signal}: deleting what was started; a second signal ends it at once\n`)
      reject(new Interrupted(signal))
    }
    for (const signal of signals) process.on(signal, stop)
    forget = () => {
      for (const signal of signals) process.off(signal, stop)
    }
  })
  try {
    return await Promise.race([work, came])
  } catch (error) {
    await cleanUp(error)
    throw error
  } finally {
    forget()
  }
}
