import type { Clause } from './clause/clause.ts'

/** The parts of an OpenAPI document that judging uses. */
export interface ContractDocument {
  readonly info: { readonly version: string }
  readonly components?: object
  readonly paths: object
}

/** What to judge by: a document, one of its operations, and its promises as clauses. */
export interface Contract {
  /** The operation's name for people, for instance `Get log`. */
  readonly name: string
  /** Bundled: every reference leads to a place within it. */
  readonly document: ContractDocument
  readonly operation: {
    readonly method: string
    /** As written in the document, with one parameter, for instance `/v2/logs/{buildOrRunId}`. */
    readonly path: string
  }
  readonly clauses: readonly Clause[]
  /** Whether each promise of the document has to have a clause that rests on it. */
  readonly isComplete?: boolean
  /**
   * Whether all others begin at once when the first promise is kept, and are its consequences, unjudged, when it is broken; the target decides how
   * many run at a time.
   */
  readonly isEager?: boolean
}
