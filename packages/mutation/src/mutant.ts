import type { InstrumentResult } from '@stryker-mutator/instrumenter'
import type { Source, Subject } from './server-sources.ts'

/** One fault in one place of the server's sources. */
export interface Mutant {
  /** Its number in the instrumented program. */
  readonly id: string
  readonly subject: Subject
  readonly file: string
  /** From 1. */
  readonly line: number
  /** Stryker's name of the operator, for instance `EqualityOperator`. */
  readonly operator: string
  readonly original: string
  readonly replacement: string
  /** The line as it stands in the source, without indentation. */
  readonly before: string
  /** The same with the fault. */
  readonly after: string
  /** Tells it from every other, and is the same as long as its file is. */
  readonly key: string
}

/** What Stryker says of a mutant; lines and columns from 0. */
export type InstrumentedMutant = InstrumentResult['mutants'][number]

/** Describes a mutant of a source for people and for files. */
export function describeMutant({ subject, file, text }: Source, instrumented: InstrumentedMutant): Mutant {
  const { id, mutatorName: operator, replacement } = instrumented
  const { start, end } = instrumented.location
  const lines = text.split('\n')
  const touched = lines.slice(start.line, end.line + 1)
  const first = touched[0] ?? ''
  const last = touched.at(-1) ?? ''
  const tail = last.slice(end.column)
  const original = [...touched.slice(0, -1), last.slice(0, end.column)].join('\n').slice(start.column)
  const line = start.line + 1
  return {
    id,
    subject,
    file,
    line,
    operator,
    original,
    replacement,
    before: first.trim(),
    after: `${first.slice(0, start.column)}${replacement}${tail}`.trim(),
    key: [file, line, start.column, operator, original, replacement].join('\n'),
  }
}
