/** Every verdict, in the order in which a summary counts them. */
export const verdicts = [
  'pass',
  'fail',
  'warn',
  'observed',
  'consequence',
  'deviation',
  'stale',
  'not-applicable',
  'blocked',
] as const

/**
 * The verdict on a clause on a target: `pass`; `fail`; `warn`, a broken `should`; `observed`, an open question with what was seen;
 * `consequence`, broken, as is a clause that it rests on; `deviation`, broken as recorded; `stale`, recorded but holds now; `not-applicable`, the
 * target lacks the capability; `blocked`, the arrangement failed.
 */
export type Verdict = (typeof verdicts)[number]
