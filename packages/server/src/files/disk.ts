import { closeSync, fsyncSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { LogServerError } from '../log-server-error.ts'
import { stretchBytes } from './checksums.ts'

/** A `storage-failed` that says what could not be done with which file and what the system said; the cause itself if it already is one. */
export function storageError(what: string, path: string, cause: unknown): LogServerError {
  if (cause instanceof LogServerError) return cause
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new LogServerError('storage-failed', `Cannot ${what} ${path}: ${reason}.`, { cause })
}

/** Runs `act` and turns a failure into a {@link storageError}. */
export function attempt<Result>(what: string, path: string, act: () => Result): Result {
  try {
    return act()
  } catch (error) {
    throw storageError(what, path, error)
  }
}

/** Opens a file for as long as `use` needs it. A new file is for its owner alone. */
export function withFile<Result>(path: string, flags: string | number, use: (file: number) => Result): Result {
  const file = openSync(path, flags, 0o600)
  try {
    return use(file)
  } finally {
    closeSync(file)
  }
}

/** The bytes of an open file between two positions, or up to its end. Each piece is valid only until the next one is requested. */
export function* readPieces(file: number, from: number, to: number): Generator<Uint8Array> {
  const piece = Buffer.allocUnsafe(Math.min(stretchBytes, to - from))
  for (let at = from; at < to; ) {
    const size = readSync(file, piece, 0, Math.min(piece.length, to - at), at)
    if (size === 0) return
    yield piece.subarray(0, size)
    at += size
  }
}

/** Writes all of these bytes to an open file. */
export function writeAll(file: number, bytes: Uint8Array, position: number): void {
  for (let written = 0; written < bytes.length; ) {
    written += writeSync(file, bytes, written, bytes.length - written, position + written)
  }
}

/** Waits until what was written to a file, or the entries of a directory, are on the device. */
export function syncFile(path: string): void {
  withFile(path, 'r', fsyncSync)
}

/** Removes files of a log. If the system refuses, the next start tries again. */
export function removeFiles(paths: readonly string[]): void {
  try {
    for (const path of paths) rmSync(path, { force: true })
  } catch {}
}
