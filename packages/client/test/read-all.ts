import type { LogClient, ReadOptions } from '../src/index.ts'

/** Reads to the end and returns everything; `seen` collects it as it arrives. */
export async function readAll<Piece>(pieces: AsyncIterable<Piece>, seen: Piece[] = []): Promise<Piece[]> {
  for await (const piece of pieces) seen.push(piece)
  return seen
}

export async function readText(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  return new Blob((await readAll(chunks)) as BlobPart[]).text()
}

async function drain(pieces: AsyncIterable<unknown>, onPiece?: () => void): Promise<void> {
  for await (const _ of pieces) onPiece?.()
}

export type Call = (logs: LogClient, options?: ReadOptions, onPiece?: () => void) => Promise<unknown>

/** Every call that reads a log, each read to the end. */
export const calls: Record<string, Call> = {
  get: (logs, options) => logs.get('abc', options),
  stream: async (logs, options, onPiece) => drain(await logs.stream('abc', options), onPiece),
  follow: (logs, options, onPiece) => drain(logs.follow('abc', options), onPiece),
  lines: (logs, options, onPiece) => drain(logs.lines('abc', { follow: true, ...options }), onPiece),
  download: async (logs, options, onPiece) => drain((await logs.download('abc', options)).body, onPiece),
}
