import type { Report, ReportedResult } from '@get-log/contract-tests'
import { markdownTable } from 'markdown-table'

/** What a reader breaks, and the shell line that shows it. */
export interface BrokenReader {
  readonly reader: string
  readonly clauses: readonly string[]
  readonly reproduce: string
}

const groupOf = ({ clause }: Pick<ReportedResult, 'clause'>): string => clause.split('/')[0] ?? clause

/** Whether a promise is broken by itself, not because of another. */
export const isBroken = ({ verdict }: Pick<ReportedResult, 'verdict'>): boolean =>
  verdict === 'fail' || verdict === 'warn'

/** The readers that break something that must or should hold. Each is a shipped adapter, which declares its claims. */
export function listBroken({ results, targets }: Report): BrokenReader[] {
  return targets.flatMap(({ name: reader }) => {
    const clauses = results.filter((result) => result.target === reader && isBroken(result)).map(({ clause }) => clause)
    const reproduce = `get-log-contract readers --adapter ${reader} --clause ${clauses.join(' ')}`
    return clauses.length === 0 ? [] : [{ reader, clauses, reproduce }]
  })
}

/**
 * A row for each group, a column for each reader: how many promises apply to it, and how many it breaks, not counting consequences; then a line for
 * each reader that reproduces them.
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
