import type { Report, ReportedResult } from '@get-log/contract-tests'
import { markdownTable } from 'markdown-table'

/** What a reader breaks, and the line for a shell that shows it. */
export interface BrokenReader {
  readonly reader: string
  readonly clauses: readonly string[]
  readonly reproduce: string
}

const groupOf = ({ clause }: Pick<ReportedResult, 'clause'>): string => clause.split('/')[0] ?? clause

/** The readers that break something: what must hold, or should. Each is a shipped adapter, which says itself what it claims. */
export function listBroken({ results, targets }: Report): BrokenReader[] {
  return targets.flatMap(({ name: reader }) => {
    const broken = results.filter(({ target, verdict }) => target === reader && /^(fail|warn)$/.test(verdict))
    const clauses = broken.map(({ clause }) => clause)
    const reproduce = `get-log-contract readers --adapter ${reader} --clause ${clauses.join(' ')}`
    return clauses.length === 0 ? [] : [{ reader, clauses, reproduce }]
  })
}

/** A row a group, a column a reader: how many promises it keeps of those that apply to it; then what shows those that it does not, a line a reader. */
export function renderReaders(report: Report): string {
  const { results, targets } = report
  const groups = [...new Set(results.map(groupOf))]
  const rows = groups.map((group) => [
    group,
    ...targets.map(({ name }) => {
      const cell = results.filter((result) => groupOf(result) === group && result.target === name)
      const applicable = cell.filter(({ verdict }) => verdict !== 'not-applicable')
      const kept = applicable.filter(({ verdict }) => verdict === 'pass').length
      if (applicable.length === 0) return ''
      return kept === applicable.length ? `${kept}` : `**${kept} of ${applicable.length}**`
    }),
  ])
  const lines = listBroken(report).map(({ reproduce }) => `- \`${reproduce}\``)
  return [markdownTable([['', ...targets.map(({ name }) => name)], ...rows]), '', ...lines].join('\n')
}
