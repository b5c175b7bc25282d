/** A live log: a line of the present time, again and again, and after so many lines its end. */
export const liveLog = { everyMs: 4, lines: 150 }

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
  return Number(Buffer.from(chunk).toString().trimEnd().split(' ').at(-1))
}
