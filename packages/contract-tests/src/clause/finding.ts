import type { Exchange } from '../witness/exchange.ts'

/** What a clause saw that breaks its promise. */
export interface Finding {
  /** Names the kind of breach, for programs: kebab-case, stable, what a deviation and a mutant refer to. */
  readonly code: string
  /** What the promise asks for, as the end of "expected ...". */
  readonly expected: string
  /** What came instead. */
  readonly seen: string
  readonly exchange?: Exchange
}

/** A finding on an exchange. */
export function finding(code: string, expected: string, seen: string, exchange?: Exchange): Finding {
  return exchange === undefined ? { code, expected, seen } : { code, expected, seen, exchange }
}
