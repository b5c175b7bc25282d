import type { Clause, Finding } from '../clause/clause.ts'
import type { Judgement } from '../judge/judge.ts'
import type { Verdict } from '../judge/verdict.ts'
import { verdicts } from '../judge/verdict.ts'
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
    /** How many bytes arrived in all. */
    readonly bytes: number
    /** The first of them as text; control characters are written as `\x1b`. */
    readonly text: string
    /** Whether `text` is less than what arrived. */
    readonly truncated: boolean
  }
  /** When the bytes arrived, in milliseconds after the request was sent; neighbours are merged past 200 chunks. */
  readonly chunks: readonly { readonly at: number; readonly bytes: number }[]
  readonly end: End
  /** The error of the socket, for instance `ECONNREFUSED`. */
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

/** A judged target, and what it can arrange. */
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
   * JSON pointers into the spec: everything that promises something, what a judged clause rests on, and what no clause of the kit rests on, which is
   * left out if only some clauses were selected. For readers all are empty, since they do not implement the document.
   */
  readonly coverage: {
    readonly pointers: readonly string[]
    readonly covered: readonly string[]
    readonly unclaimed?: readonly string[]
  }
}

/** The verdicts that a person should look at, the gravest first. */
export const gravity: readonly Verdict[] = ['fail', 'stale', 'blocked', 'warn', 'deviation']

type Color = 'green' | 'red' | 'yellow' | 'magenta' | 'dim'

/**
 * How each verdict is shown: a shape and a word, so that nothing depends on colour alone, its colour in a terminal, and an emoji for where only
 * emojis have colours.
 */
export const verdictLooks: Readonly<Record<Verdict, { mark: string; word: string; color: Color; emoji: string }>> = {
  pass: { mark: '✓', word: 'pass', color: 'green', emoji: '✅' },
  fail: { mark: '✗', word: 'fail', color: 'red', emoji: '❌' },
  warn: { mark: '!', word: 'warning', color: 'yellow', emoji: '⚠️' },
  observed: { mark: '?', word: 'observed', color: 'dim', emoji: '🔎' },
  consequence: { mark: '↳', word: 'consequence', color: 'dim', emoji: '↪️' },
  deviation: { mark: '≠', word: 'recorded deviation', color: 'yellow', emoji: '🟣' },
  stale: { mark: '↺', word: 'stale record', color: 'red', emoji: '♻️' },
  'not-applicable': { mark: '·', word: 'not applicable', color: 'dim', emoji: '➖' },
  blocked: { mark: '□', word: 'blocked', color: 'magenta', emoji: '🚧' },
}

/** Groups items by a key, both in order of appearance. `Map.groupBy` needs Node 21. */
export function groupBy<Key, Item>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return groups
}

/** The section of a clause: the part of its id before the slash. */
export function sectionOf({ clause }: Pick<ReportedResult, 'clause'>): string {
  return clause.split('/')[0] ?? clause
}

export function resultsOf(results: readonly ReportedResult[], name: string): ReportedResult[] {
  return results.filter(({ target }) => target === name)
}

/** How often each verdict occurred, in the order of a summary; those that did not occur are left out. */
export function countVerdicts(results: readonly ReportedResult[]): Map<Verdict, number> {
  const groups = groupBy(results, ({ verdict }) => verdict)
  return new Map(
    verdicts.flatMap((verdict) => (groups.has(verdict) ? [[verdict, groups.get(verdict)?.length ?? 0]] : [])),
  )
}

export function countClauses(results: readonly ReportedResult[]): number {
  return new Set(results.map(({ clause }) => clause)).size
}

/** A result, and what is broken on the same target because of it. */
export interface Cause {
  readonly result: ReportedResult
  readonly consequences: readonly ReportedResult[]
}

/** The results of these verdicts, in the order of the catalogue, each with its consequences. */
export function causesOf(results: readonly ReportedResult[], ...wanted: readonly Verdict[]): Cause[] {
  const order = [...new Set(results.map(({ clause }) => clause))]
  const causes = results.filter(({ verdict }) => wanted.includes(verdict))
  return causes
    .sort((left, right) => order.indexOf(left.clause) - order.indexOf(right.clause))
    .map((result) => ({
      result,
      consequences: results.filter(({ because, target }) => because === result.clause && target === result.target),
    }))
}

/** Why a result is what it is, a line each: its reason, each finding and the request that shows it, and how much follows from it. */
export function describeResult({ result, consequences }: Cause): string[] {
  const { reason, because, observed, findings } = result
  return [
    ...(because === undefined ? [] : [`a consequence of ${because}, which is broken too`]),
    ...[reason, observed].filter((text) => text !== undefined),
    ...findings.flatMap(({ code, expected, seen, reproduce }) => [
      `${code}: expected ${expected}, saw ${seen}`,
      ...(reproduce === undefined ? [] : [reproduce]),
    ]),
    ...(consequences.length === 0 ? [] : [`and ${plural(consequences.length, 'consequence')}`]),
  ]
}

/** A number of things, for instance `1 clause` or `2 clauses`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** The outcome of a whole run, the same for the shell and for every reporter. */
export interface Outcome {
  /**
   * For the shell: 0 if the targets conform; 1 for a `fail`, a `stale` or a promise that no clause rests on; 2 if nothing was judged; 3 if a `must`
   * was `blocked`. Bad usage and errors of the kit, also 2, never get as far as a report.
   */
  readonly exitCode: 0 | 1 | 2 | 3
  /** The verdict that weighs most; `pass` if the targets conform. */
  readonly verdict: Verdict
  /** For people, for instance `3 promises broken`. */
  readonly words: string
}

/** Sums up a report. */
export function outcomeOf({ results, coverage }: Report): Outcome {
  const count = (test: (result: ReportedResult) => boolean): number => countClauses(results.filter(test))
  const promises = (number: number): string => plural(number, 'promise')
  const broken = count(({ verdict }) => verdict === 'fail')
  const stale = count(({ verdict }) => verdict === 'stale')
  const unclaimed = coverage.unclaimed?.length ?? 0
  const unproven = count(({ verdict, level }) => verdict === 'blocked' && level === 'must')
  if (broken > 0) return { exitCode: 1, verdict: 'fail', words: `${promises(broken)} broken` }
  if (stale > 0) return { exitCode: 1, verdict: 'stale', words: `${plural(stale, 'recorded deviation')} gone` }
  if (unclaimed > 0) return { exitCode: 1, verdict: 'fail', words: `${promises(unclaimed)} without a clause` }
  if (unproven > 0) return { exitCode: 3, verdict: 'blocked', words: `${promises(unproven)} could not be judged` }
  if (results.every(({ verdict }) => verdict === 'not-applicable'))
    return { exitCode: 2, verdict: 'not-applicable', words: 'Nothing was judged' }
  return { exitCode: 0, verdict: 'pass', words: 'Conformant' }
}
