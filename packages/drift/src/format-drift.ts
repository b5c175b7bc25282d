import Table from 'cli-table3'
import pc from 'picocolors'
import type { Difference, DifferenceClass } from './difference.ts'
import { differenceClasses } from './difference.ts'
import type { Drift } from './drift.ts'

const colours: Readonly<Record<DifferenceClass, (text: string) => string>> = {
  breaking: pc.red,
  compatible: pc.yellow,
  documentation: pc.dim,
}

/** Prints a drift as a table for people, the gravest difference first, in this many columns. */
export function formatDrift(drift: Drift, columns = 120): string {
  const { provider, summary, differences } = drift
  const method = provider.operation.method.toUpperCase()
  const head = [
    `Our document ${drift.spec} against ${provider.source}`,
    `(OpenAPI ${provider.openapi}, version ${provider.version || 'not given'}, ${method} ${provider.operation.path})`,
  ].join(' ')
  const counts = differenceClasses.map((kind) => `${summary[kind]} ${kind}`).join(', ')
  const verdict = summary.breaking > 0 ? pc.red('Breaking for consumers') : pc.green('Nothing breaks a consumer')
  const table = differences.length > 0 ? [tableOf(differences, columns)] : []
  return `${[printable(head), ...table, `${verdict}: ${counts}.`].join('\n\n')}\n`
}

function tableOf(differences: readonly Difference[], columns: number): string {
  const classes = Math.max(...differences.map((difference) => difference.class.length)) + 2
  const words = differences.flatMap(({ places }) => printable(joinPlaces(places)).split(/\s/))
  const where = Math.min(Math.max(16, ...words.map((word) => word.length + 2)), 40)
  const table = new Table({
    head: ['class', 'where', 'what, and the clauses that rest on it'],
    colWidths: [classes, where, Math.max(columns - classes - where - 4, 40)],
    wordWrap: true,
    style: { head: [], border: [] },
  })
  for (const { class: kind, places, message, clauses } of differences) {
    const touched = clauses.length > 0 ? `\n${pc.dim(clauses.join(', '))}` : ''
    table.push([colours[kind](kind), printable(joinPlaces(places)), printable(message) + touched])
  }
  return table.toString()
}

/** `400 error.type` and `401 error.type` as `400, 401: error.type`. */
function joinPlaces(places: readonly string[]): string {
  const byRest = new Map<string, string[]>()
  for (const place of places) {
    const [, status, rest] = /^(\d\S\S|default)\b ?(.*)$/.exec(place) ?? ['', '', place]
    byRest.set(rest ?? '', [...(byRest.get(rest ?? '') ?? []), ...(status ? [status] : [])])
  }
  const lines = Array.from(byRest, ([rest, statuses]) => [statuses.join(', '), rest].filter(Boolean).join(': '))
  return lines.join('\n')
}

/** Foreign text without anything that could control a terminal. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, (character) => (character === '\n' ? '\n' : ' '))
}
