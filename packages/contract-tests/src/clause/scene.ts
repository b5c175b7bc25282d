import type { Exchange } from '../witness/exchange.ts'
import type { Reading } from '../witness/reading.ts'
import type { Arrangements, Log } from './arrangements.ts'

/** Properties of a target, beside the situations that it can arrange. */
export type Trait =
  /** Its headers depend on the request. */
  | 'conditionalHeaders'
  /** Different ids name different logs. */
  | 'distinctIds'
  /** It compares tokens with those that it knows. */
  | 'tokenCheck'

/** What a target can be brought to do. */
export type Capability = keyof Arrangements | Trait

/** How a request differs from the plain `GET` of a log. Everything goes over the wire exactly as written. */
export interface RequestVariation {
  readonly method?: string
  /** Without the question mark, for instance `raw=1&stream=true`. */
  readonly query?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Replaces the path of the log's id, for instance `/v2/logs/x%2F..`. */
  readonly path?: string
  /** A request body. */
  readonly body?: string
  /** The most bytes to read of the body; default 8 MiB. */
  readonly maxBytes?: number
}

/** What a clause works with: the arrangements that it needs, and a witness for the target's answers. */
export interface Scene<Needs extends Capability = Capability> {
  readonly arrange: Pick<Arrangements, Needs & keyof Arrangements>
  /** How long to wait for something before it counts as missing; only ever spent when a promise is broken. */
  readonly patienceMs: number
  /** How long a silent stream has to survive. */
  readonly silenceMs: number
  /** Reports that a wait of the clause itself ran out, so that its finding may be mere slowness: it is tried again, alone. */
  noteLate(): void
  /** Sends a request and witnesses the answer to its end. Never throws because of what a target does. */
  read(log: Log, variation?: RequestVariation): Promise<Exchange>
  /** Sends one request after the other over one connection, if the target keeps it, and witnesses each answer to its end. */
  readInTurn(log: Log, variations: readonly RequestVariation[]): Promise<readonly Exchange[]>
  /** Like {@link Scene.read}, for a request that the clause varies: if it does not work, the clause is blocked. */
  baseline(log: Log, variation?: RequestVariation): Promise<Exchange>
  /** Sends a request and lets the clause watch the answer as it arrives. */
  open(log: Log, variation?: RequestVariation): Reading
}

/**
 * Thrown by a steered log that can no longer be steered although nothing told its run to end: the run has ended or is gone. Only the target can
 * have done that, so the clause is broken, not blocked. Code of the finding: `run-disturbed`.
 */
export class RunDisturbed extends Error {
  override readonly name = 'RunDisturbed'
}

/** Thrown by an arrangement or a baseline that failed: nothing is known about the promise. */
export class Blocked extends Error {
  override readonly name = 'Blocked'
}

/** Thrown by a check that found nothing to judge, such as the shape of an error that never came: the clause is not applicable, for this reason. */
export class Inapplicable extends Error {
  override readonly name = 'Inapplicable'
}
