/** A call from the process that started this one. */
export interface Call {
  readonly id: number
  readonly method: string
  readonly argument: unknown
}

/** What came of a call. */
export type Reply = { readonly id: number } & ({ readonly result: unknown } | { readonly error: string })

/** What a program can be asked for. */
export type Methods = Record<string, (argument: never) => unknown>

/**
 * Answers the calls of the process that started this one, one at a time, and exits with it.
 * Says `ready` once, so that the other side knows that the program has loaded.
 */
export function answerParent(methods: Methods): void {
  let last: Promise<unknown> = Promise.resolve()
  process.on('disconnect', () => process.exit())
  process.on('message', (call: Call) => {
    last = last.then(async () => process.send?.(await answer(methods, call)))
  })
  process.send?.('ready')
}

async function answer(methods: Methods, { id, method, argument }: Call): Promise<Reply> {
  try {
    return { id, result: await methods[method]?.(argument as never) }
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
