/** A body that ends when this is over, if not before; it is asked anew for each piece. */
export async function* until(
  body: AsyncIterable<Uint8Array>,
  over: () => Promise<unknown>,
): AsyncGenerator<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]()
  for (;;) {
    const next = await Promise.race([pieces.next(), over().then(() => undefined)])
    if (next === undefined || next.done === true) return
    yield next.value
  }
}
