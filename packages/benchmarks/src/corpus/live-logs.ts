import { randomUUID } from 'node:crypto'

/** How long the silent log says nothing between two lines, in milliseconds. */
export const silenceMs = 1000

/** A kind of live log: a line of the present time, again and again. */
export interface LiveKind {
  readonly everyMs: number
  /** After so many lines it ends. */
  readonly lines: number
}

/** The kinds of live logs that the origin of the client benchmarks serves. */
export const liveKinds: Readonly<Record<'busy' | 'silent', LiveKind>> = {
  busy: { everyMs: 4, lines: 150 },
  silent: { everyMs: silenceMs, lines: 60 },
}

/** The id of a log that begins when it is asked for first. */
export function createLiveId(kind: keyof typeof liveKinds): string {
  return `${kind}-${randomUUID()}`
}

/** Milliseconds of the machine's clock that all processes share. */
export function readClock(): number {
  return Number(process.hrtime.bigint()) / 1e6
}

/** A line with the time at which it is written, twice: as logs begin, and by the machine's clock. */
export function writeTick(): string {
  return `${new Date().toISOString()} ${readClock()}\n`
}

/** When the last line of a chunk was written, by the machine's clock. */
export function readTick(chunk: Uint8Array): number {
  const lines = Buffer.from(chunk).toString().trimEnd().split('\n')
  return Number(lines.at(-1)?.split(' ')[1])
}
