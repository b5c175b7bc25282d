import pc from 'picocolors'
import type { Difference, DifferenceClass } from './difference.ts'
import { differenceClasses } from './difference.ts'
import type { Drift } from './drift.ts'

const colours: Readonly<Record<DifferenceClass, (text: string) => string>> = {
  breaking: pc.red,
  compatible: pc.yellow,
  documentation: pc.dim,
}

/** Prints a drift for people, the gravest difference first, each with its places, its message and the clauses that cite it. */
export function formatDrift({ spec, provider, summary, differences }: Drift): string {
  const method = provider.operation.method.toUpperCase()
  const head = [
    `Our document ${spec} against ${provider.source}`,
    `(OpenAPI ${provider.openapi}, version ${provider.version || 'not given'}, ${method} ${provider.operation.path})`,
  ].join(' ')
  const counts = differenceClasses.map((kind) => `${summary[kind]} ${kind}`).join(', ')
  const verdict = summary.breaking > 0 ? pc.red('Breaking for consumers') : pc.green('Nothing breaks a consumer')
  return `${[printable(head), ...differences.map(formatDifference), `${verdict}: ${counts}.`].join('\n\n')}\n`
}

function formatDifference({ class: kind, places, message, clauses }: Difference): string {
  const cited = clauses.length > 0 ? [pc.dim(`  ${clauses.join(', ')}`)] : []
  return [`${colours[kind](kind)}  ${printable(joinPlaces(places))}`, `  ${printable(message)}`, ...cited].join('\n')
}

/** `400 error.type` and `401 error.type` as `400, 401: error.type`. */
function joinPlaces(places: readonly string[]): string {
  const byRest = new Map<string, string[]>()
  for (const place of places) {
    const [, status, rest] = /^(\d\S\S|default)\b ?(.*)$/.exec(place) ?? ['', '', place]
    byRest.set(rest ?? '', [...(byRest.get(rest ?? '') ?? []), ...(status ? [status] : [])])
  }
  const lines = Array.from(byRest, ([rest, statuses]) => [statuses.join(', '), rest].filter(Boolean).join(': '))
  return lines.join('; ')
}

/** Foreign text without anything that could control a terminal. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ')
}
