import type { Frame } from '../witness/frame.ts'

/** A log that a target offers, and what its requests need beside what a clause adds. */
export interface Log {
  /** The id, unescaped. */
  readonly id: string
  /** Headers of every request for it. */
  readonly headers?: Readonly<Record<string, string>>
  /** The bytes written to it, if the target knows them. */
  readonly written?: Uint8Array
  /** What the target puts around them; default nothing. */
  readonly frame?: Frame | undefined
  /** Resolves once what was written can be read, if that takes a while. */
  readonly settled?: () => Promise<void>
}

/** A log whose bytes are all known. */
export interface WrittenLog extends Log {
  readonly written: Uint8Array
}

/** The log of a run that is running. */
export interface GrowingLog extends Log {
  /** Writes another line; absent if the run writes by itself. */
  readonly append?: (bytes: Uint8Array | string) => Promise<void>
  /** Ends the run; absent if the run ends by itself. */
  readonly finish?: () => Promise<void>
}

/** The log of a run that does what the clause says. It starts empty. Steering throws `RunDisturbed` if the run was ended by the target. */
export interface SteeredLog extends Log {
  append(bytes: Uint8Array | string): Promise<void>
  finish(): Promise<void>
}

/** A log with a token. */
export interface TokenLog extends Log {
  readonly token: string
}

/** The tokens for a log that only its owner may read: one of the owner, and one of someone else. */
export interface Guard {
  readonly ownerToken: string
  readonly otherToken: string
}

/** A limit on requests for each log; disposing of it restores the previous limit. */
export interface RateLimit extends AsyncDisposable {
  readonly perSecond: number
}

/**
 * The situations that clauses ask for. A target has those that it can bring about; each is also the capability of that name.
 * An arrangement that fails throws `Blocked`.
 */
export interface Arrangements {
  /** A finished log of a few ordinary lines. */
  finishedLog(): Promise<Log>
  /** The finished log of a build. */
  buildLog(): Promise<Log>
  /** A finished log whose bytes the target knows. */
  knownLog(): Promise<WrittenLog>
  /** A finished log with exactly these bytes, appended piece by piece. */
  writtenLog(...pieces: readonly (Uint8Array | string)[]): Promise<WrittenLog>
  /** As `writtenLog`, under an id of the clause's choice. */
  namedLog(id: string, bytes: Uint8Array | string): Promise<WrittenLog>
  /** A finished log with ANSI escape codes in it. */
  ansiLog(): Promise<Log>
  /** An empty finished log. */
  emptyLog(): Promise<Log>
  /** A finished log of more than two megabytes. */
  largeLog(): Promise<Log>
  /** The log of a run that is running now and will write more, and end. */
  growingLog(): Promise<GrowingLog>
  /** The log of a run that writes when told to. */
  steeredLog(): Promise<SteeredLog>
  /** An id that names no log. */
  unknownLog(): Promise<Log>
  /** A token that the target accepts. */
  knownToken(): Promise<string>
  /** A log that only its owner may read, with the owner's token. */
  restrictedLog(): Promise<TokenLog>
  /** A log that only its owner may read, with the token of someone else. */
  foreignLog(): Promise<TokenLog>
  /** A finished log that only its owner may read. */
  guardedLog(): Promise<Log & Guard>
  /** The log of a run that writes when told to, which only its owner may read. */
  guardedRun(): Promise<SteeredLog & Guard>
  /** A request that is answered 401. */
  unauthorizedLog(): Promise<Log>
  /** A request that is answered 403. */
  forbiddenLog(): Promise<Log>
  /** A request that is answered with this documented error; for errors that no other arrangement provokes. */
  refusedLog(status: number): Promise<Log>
  /** A log past its limit: some of a few simultaneous requests are answered 429. Disposing of it ends that. */
  exhaustedLog(): Promise<Log & AsyncDisposable>
  /** Sets a limit of this many requests a second for each log. */
  rateLimit(perSecond: number): Promise<RateLimit>
}
