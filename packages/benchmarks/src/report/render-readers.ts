import type { Report, ReportedResult } from '@get-log/contract-tests'
import { markdownTable } from 'markdown-table'

/** What a reader breaks, and the line for a shell that shows it. */
export interface BrokenReader {
  readonly reader: string
  readonly clauses: readonly string[]
  readonly reproduce: string
}

const groupOf = ({ clause }: Pick<ReportedResult, 'clause'>): string => clause.split('/')[0] ?? clause

/** Whether a promise is broken, and not because of another. */
export const isBroken = ({ verdict }: Pick<ReportedResult, 'verdict'>): boolean =>
  verdict === 'fail' || verdict === 'warn'

/** The readers that break something: what must hold, or should. Each is a shipped adapter, which says itself what it claims. */
export function listBroken({ results, targets }: Report): BrokenReader[] {
  return targets.flatMap(({ name: reader }) => {
    const clauses = results.filter((result) => result.target === reader && isBroken(result)).map(({ clause }) => clause)
    const reproduce = `get-log-contract readers --adapter ${reader} --clause ${clauses.join(' ')}`
    return clauses.length === 0 ? [] : [{ reader, clauses, reproduce }]
  })
}

/**
 * A row a group, a column a reader: how many promises apply to it, and how many of them it breaks, not counting what follows from one that it breaks;
 * then a line for each reader that shows those.
 */
export function renderReaders(report: Report): string {
  const { results, targets } = report
  const groups = [...new Set(results.map(groupOf))]
  const rows = groups.map((group) => [
    group,
    ...targets.map(({ name }) => {
      const cell = results.filter((result) => groupOf(result) === group && result.target === name)
      const applicable = cell.filter(({ verdict }) => verdict !== 'not-applicable')
      const broken = applicable.filter(isBroken).length
      if (applicable.length === 0) return ''
      return broken === 0 ? `${applicable.length}` : `**${broken} broken** of ${applicable.length}`
    }),
  ])
  const lines = listBroken(report).map(({ reproduce }) => `- \`${reproduce}\``)
  return [markdownTable([['', ...targets.map(({ name }) => name)], ...rows]), '', ...lines].join('\n')
}
