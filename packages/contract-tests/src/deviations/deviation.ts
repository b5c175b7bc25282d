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
  /** The day, `YYYY-MM-DD`, from which it should be looked at again. */
  readonly reviewBy: string
}

/** Why a breach is accepted, where it is discussed, and, from its review-by day on, that it is to be looked at again. */
export function explainDeviation({ reason, link, reviewBy }: Deviation, today: string): string {
  const overdue = ` To be reviewed since ${reviewBy}: look at it again, then renew review-by or remove the entry.`
  return `${reason} (${link})${reviewBy <= today ? overdue : ''}`
}
