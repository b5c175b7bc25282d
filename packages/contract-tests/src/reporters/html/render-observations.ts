import { groupBy } from '../../report/groups.ts'
import type { Report } from '../../report/report.ts'
import type { Markup } from './markup.ts'
import { cut, markup } from './markup.ts'

/** One row an open question, with what each target was seen to do. */
export function renderObservations({ results, targets }: Report): Markup | undefined {
  const observed = results.filter(({ verdict }) => verdict === 'observed')
  if (observed.length === 0) return undefined
  const rows = Array.from(
    groupBy(observed, ({ clause }) => clause),
    ([clause, row]) => {
      const cells = targets.map(({ name }) => {
        const own = row.find(({ target }) => target === name)
        return markup`<td>${own && cut(own.observed ?? '')}</td>`
      })
      return markup`<tr><th scope="row"><code>${clause}</code> <span>${row[0]?.title}</span></th>${cells}</tr>
`
    },
  )
  const heads = targets.map(({ name }) => markup`<th scope="col">${name}</th>`)
  return markup`<section aria-labelledby="observed"><h2 id="observed">Observed, where nobody promised anything</h2>
<div class="matrix observations" tabindex="0" role="region" aria-label="Observations by question and target"><table>
<thead><tr><th scope="col">Question</th>${heads}</tr></thead><tbody>${rows}</tbody></table></div></section>`
}
