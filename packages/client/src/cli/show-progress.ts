import type { WriteStream } from 'node:tty'

/** How long to stay silent about what may be quick. */
export const quietMs = 1000

const intervalMs = 250

/** Passes `chunks` on. Once they take more than a second, shows a progress line on the terminal. */
export async function* showProgress(
  chunks: AsyncIterable<Uint8Array>,
  terminal: WriteStream,
): AsyncGenerator<Uint8Array, undefined> {
  const start = performance.now()
  let bytes = 0
  let shown = start + quietMs - intervalMs
  let isShown = false
  try {
    for await (const chunk of chunks) {
      yield chunk
      bytes += chunk.length
      const now = performance.now()
      if (now - shown < intervalMs) continue
      shown = now
      isShown = true
      terminal.write(`\r\u001b[K${describe(bytes, now - start)}`)
    }
  } finally {
    if (isShown) terminal.write('\r\u001b[K')
  }
}

function describe(bytes: number, elapsedMs: number): string {
  const megabytes = bytes / 1e6
  return `${megabytes.toFixed(1)} MB, ${((megabytes * 1000) / elapsedMs).toFixed(1)} MB/s`
}
