/** Passes a stream on line by line; what has no newline at its end is returned. */
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
