import type { Basis, Level } from '../clause/basis.ts'
import type { Finding } from '../clause/clause.ts'
import type { Verdict } from '../judge/verdict.ts'
import type { End, ResponseHead } from '../witness/exchange.ts'

/** One exchange as a report shows it: redacted, and its body cut after the first kilobytes. */
export interface RecordedExchange {
  readonly request: {
    readonly method: string
    readonly url: string
    readonly headers: ResponseHead['headers']
    readonly body?: string
  }
  /** Absent if no response head came. */
  readonly response?: ResponseHead
  readonly body: {
    /** How many bytes came in all. */
    readonly bytes: number
    /** The first of them as text; control characters are written as `\x1b`. */
    readonly text: string
    /** Whether `text` is less than what came. */
    readonly truncated: boolean
  }
  /** When the bytes came, in milliseconds after the request was sent; neighbours are merged past 200 chunks. */
  readonly chunks: readonly { readonly at: number; readonly bytes: number }[]
  readonly end: End
  /** What the socket said, for instance `ECONNREFUSED`. */
  readonly detail?: string
  readonly durationMs: number
}

/** What a clause saw that breaks its promise. */
export interface ReportedFinding extends Omit<Finding, 'exchange'> {
  /** A `curl` line that shows it; the token is a variable. */
  readonly reproduce?: string
  readonly exchange?: RecordedExchange
}

/** The verdict of one clause on one target. */
export interface ReportedResult {
  readonly clause: string
  readonly title: string
  readonly basis: Basis
  /** Absent for an open question. */
  readonly level?: Level
  readonly target: string
  readonly verdict: Verdict
  /** Why, where findings do not say it: the missing capability, the failed arrangement, the recorded deviation. */
  readonly reason?: string
  /** Of a consequence: the clause that it rests on and that is broken too. */
  readonly because?: string
  /** What an open question saw. */
  readonly observed?: string
  readonly durationMs: number
  readonly findings: readonly ReportedFinding[]
}

/** What was judged, and what it can be brought to do. */
export interface ReportedTarget {
  readonly name: string
  readonly url: string
  readonly capabilities: Readonly<Record<string, true | string>>
}

/** `report.json`: everything that the other reporters show. Plain JSON, free of tokens. */
export interface Report {
  readonly schema: 2
  /** The version of this package. */
  readonly kit: string
  readonly spec: { readonly version: string; readonly sha256: string }
  /** ISO 8601. */
  readonly startedAt: string
  readonly durationMs: number
  readonly targets: readonly ReportedTarget[]
  readonly results: readonly ReportedResult[]
  /**
   * JSON pointers into the spec: all that can be promised, those that a judged clause rests on, and those that no clause of the kit rests on,
   * which are left out where only some clauses were to be judged. Those of readers promise nothing of the document: all are empty.
   */
  readonly coverage: {
    readonly pointers: readonly string[]
    readonly covered: readonly string[]
    readonly unclaimed?: readonly string[]
  }
}
