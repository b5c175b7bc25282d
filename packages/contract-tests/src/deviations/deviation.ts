/** A breach that is known and accepted for now. It excuses exactly one finding of one clause on one target. */
export interface Deviation {
  readonly target: string
  readonly clause: string
  /** The code of the finding. */
  readonly code: string
  /** Why it is accepted, for people. */
  readonly reason: string
  /** Where it is discussed. */
  readonly link: string
  /** The day, `YYYY-MM-DD`, from which on it should be looked at again. */
  readonly reviewBy: string
}
