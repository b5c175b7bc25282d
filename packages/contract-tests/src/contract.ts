import type { Clause } from './clause/clause.ts'

/** An OpenAPI document, as far as judging looks at it. */
export interface ContractDocument {
  readonly info: { readonly version: string }
  readonly components?: object
  readonly paths: object
}

/** What is judged by: a document, one operation of it, and its promises as clauses. */
export interface Contract {
  /** The operation's name for people, for instance `Get log`. */
  readonly name: string
  /** Bundled: every reference leads to a place within it. */
  readonly document: ContractDocument
  readonly operation: {
    readonly method: string
    /** As it stands in the document, with one parameter, for instance `/v2/logs/{buildOrRunId}`. */
    readonly path: string
  }
  readonly clauses: readonly Clause[]
  /** Whether each promise of the document has to have a clause that rests on it. */
  readonly isComplete?: boolean
  /**
   * Whether all others begin at once when the first promise is kept, and none if it is broken, whose consequences they are then; how many there are at a
   * time is the target's affair.
   */
  readonly isEager?: boolean
}
