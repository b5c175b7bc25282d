import { closeSync, openSync, readSync } from 'node:fs'
import { stretchBytes } from './checksums.ts'

/** Opens a file for as long as `use` needs it. What it makes anew is for its owner alone. */
export function withFile<Result>(path: string, flags: string | number, use: (file: number) => Result): Result {
  const file = openSync(path, flags, 0o600)
  try {
    return use(file)
  } finally {
    closeSync(file)
  }
}

/** The bytes of an open file between two places, as far as there are any. Each piece is gone when the next one is asked for. */
export function* readPieces(file: number, from: number, to: number): Generator<Uint8Array> {
  const piece = Buffer.allocUnsafe(Math.min(stretchBytes, to - from))
  for (let at = from; at < to; ) {
    const size = readSync(file, piece, 0, Math.min(piece.length, to - at), at)
    if (size === 0) return
    yield piece.subarray(0, size)
    at += size
  }
}
