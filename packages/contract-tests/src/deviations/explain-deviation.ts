import type { Deviation } from './deviation.ts'

/** Why a breach is accepted, where it is discussed, and, from its review-by day on, that it is to be looked at again. */
export function explainDeviation({ reason, link, reviewBy }: Deviation, today: string): string {
  const overdue =
    reviewBy <= today
      ? ` To be reviewed since ${reviewBy}: look at it again, then renew review-by or remove the entry.`
      : ''
  return `${reason} (${link})${overdue}`
}
