/** Who may read a log: anyone who knows its id, or only its owner. */
export type Access = 'anyone' | 'owner'

/** What is known of a run from its start. */
export interface RunDetails {
  readonly id: string
  /** Whose tokens may read the log where `access` is `owner`. */
  readonly owner: string | undefined
  readonly access: Access
  readonly startedAt: Date
}
