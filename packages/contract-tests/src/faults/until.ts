/** A body that ends when this is over, if not before; a function is asked anew for each piece. */
export async function* until(
  body: AsyncIterable<Uint8Array>,
  over: Promise<unknown> | (() => Promise<unknown>),
): AsyncGenerator<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]()
  for (;;) {
    const ended = typeof over === 'function' ? over() : over
    const next = await Promise.race([pieces.next(), ended.then(() => undefined)])
    if (next === undefined || next.done === true) return
    yield next.value
  }
}
