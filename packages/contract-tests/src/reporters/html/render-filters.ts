import { countVerdicts, sectionOf } from '../../report/groups.ts'
import type { Report } from '../../report/report.ts'
import { verdictLooks } from '../../report/verdict-look.ts'
import type { Markup } from './markup.ts'
import { markup, renderMark } from './markup.ts'

/** Boxes to tick for verdicts and sections, and a field for words; the page's script shows them, since without it they do nothing. */
export function renderFilters({ results }: Report): Markup {
  const sections = [...new Set(results.map(sectionOf))].map((section) => renderBox('section', section, section))
  const verdicts = [...countVerdicts(results).keys()].map((verdict) => {
    return renderBox('verdict', verdict, markup`${renderMark(verdict)}${verdictLooks[verdict].word}`)
  })
  return markup`<form class="filters" role="search" aria-label="Filter" hidden>
<fieldset><legend>Verdict</legend>${verdicts}</fieldset>
<fieldset><legend>Section</legend>${sections}</fieldset>
<div class="find"><label for="words">Words</label><input id="words" name="words" type="search" autocomplete="off" placeholder="clause or title"/>
<button type="reset">Show all</button><output name="count" aria-live="polite"></output></div>
</form>`
}

function renderBox(name: string, value: string, label: Markup | string): Markup {
  return markup`<label class="box"><input type="checkbox" name="${name}" value="${value}"/>${label}</label>`
}
