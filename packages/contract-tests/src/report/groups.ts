import type { Verdict } from '../judge/verdict.ts'
import { verdicts } from '../judge/verdict.ts'
import type { ReportedResult } from './report.ts'

/** Groups items by a key, both in the order in which they come. `Map.groupBy` needs Node 21. */
export function groupBy<Key, Item>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return groups
}

/** The section of a clause: what stands before the slash in its id. */
export function sectionOf({ clause }: Pick<ReportedResult, 'clause'>): string {
  return clause.split('/')[0] ?? clause
}

/** The results of one target. */
export function resultsOf(results: readonly ReportedResult[], name: string): ReportedResult[] {
  return results.filter(({ target }) => target === name)
}

/** How often each verdict came, in the order of a summary; those that did not come are left out. */
export function countVerdicts(results: readonly ReportedResult[]): Map<Verdict, number> {
  const groups = groupBy(results, ({ verdict }) => verdict)
  return new Map(
    verdicts.flatMap((verdict) => (groups.has(verdict) ? [[verdict, groups.get(verdict)?.length ?? 0]] : [])),
  )
}

/** How many clauses these results are about. */
export function countClauses(results: readonly ReportedResult[]): number {
  return new Set(results.map(({ clause }) => clause)).size
}
