/** A body that ends when this settles, if not before; a function is called again for each piece. */
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

/** Passes a stream on line by line; returns what has no newline at its end. */
export async function* passLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, Uint8Array> {
  let held = Buffer.alloc(0)
  for await (const piece of body) {
    held = Buffer.concat([held, piece])
    const end = held.lastIndexOf(0x0a) + 1
    if (end > 0) yield held.subarray(0, end)
    held = held.subarray(end)
  }
  return held
}

/** How much of a stream to hold for a reader that does not read it. */
const most = 512 * 1024

/** A stream that is read even while its own reader pauses, as by a server without backpressure; `excess` handles what is too much. */
export async function* readAhead(
  body: AsyncIterable<Uint8Array>,
  excess: (held: Uint8Array[]) => void,
): AsyncGenerator<Uint8Array> {
  const held: Uint8Array[] = []
  let wake: () => void = () => {}
  let failure: unknown
  let over = false
  const fill = async (): Promise<void> => {
    for await (const piece of body) {
      held.push(piece)
      while (held.length > 1 && sizeOf(held) > most) excess(held)
      wake()
    }
  }
  fill()
    .catch((error: unknown) => {
      failure = error
    })
    .finally(() => {
      over = true
      wake()
    })
  for (;;) {
    if (failure !== undefined) throw failure
    const next = held.shift()
    if (next !== undefined) yield next
    else if (over) return
    else
      await new Promise<void>((resolve) => {
        wake = resolve
      })
  }
}

function sizeOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, { byteLength }) => sum + byteLength, 0)
}
