/** Gives the error that `promise` fails with; fails itself if it doesn't, or with another kind of error, or one of another name. */
export async function catchError<Kind>(
  promise: PromiseLike<unknown>,
  kind: abstract new (...parameters: never[]) => Kind,
): Promise<Kind> {
  const error = await promise.then(
    (value) => {
      throw new Error(`Expected a ${kind.name}, got ${JSON.stringify(value)}.`)
    },
    (reason: unknown) => reason,
  )
  if (error instanceof kind && (error as Error).name === (error as Error).constructor.name) return error
  throw error
}
