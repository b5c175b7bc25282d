import type { Clause, Finding } from '../clause/clause.ts'
import type { Judgement } from '../judge/judge.ts'
import type { End, ResponseHead } from '../witness/exchange.ts'

/** One exchange as a report shows it: redacted, and its body cut after the first kilobytes. */
export interface RecordedExchange {
  readonly request: {
    readonly method: string
    readonly url: string
    readonly headers: ResponseHead['headers']
    readonly body?: string | undefined
  }
  /** Absent if no response head came. */
  readonly response?: ResponseHead | undefined
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
  readonly detail?: string | undefined
  readonly durationMs: number
}

/** What a clause saw that breaks its promise. */
export interface ReportedFinding extends Omit<Finding, 'exchange'> {
  /** A `curl` line that shows it; the token is a variable. */
  readonly reproduce?: string | undefined
  readonly exchange?: RecordedExchange | undefined
}

/** The verdict of one clause on one target; `level` is absent for an open question. */
export interface ReportedResult
  extends Pick<Clause, 'title' | 'basis'>,
    Partial<Pick<Clause, 'level'>>,
    Omit<Judgement, 'clause' | 'target' | 'findings'> {
  readonly clause: string
  readonly target: string
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
