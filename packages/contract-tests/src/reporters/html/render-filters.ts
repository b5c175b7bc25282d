import { verdicts } from '../../judge/verdict.ts'
import type { Report } from '../../report/report.ts'
import { verdictLooks } from '../../report/verdict-look.ts'
import type { Markup } from './markup.ts'
import { markup } from './markup.ts'
import { sectionOf } from './render-results.ts'
import { renderMark } from './verdict-mark.ts'

/** Boxes to tick for verdicts and sections, and a field for words; the page's script shows them, since without it they do nothing. */
export function renderFilters(report: Report): Markup {
  const present = verdicts.filter((verdict) => report.results.some((result) => result.verdict === verdict))
  const sections = [...new Set(report.results.map(({ clause }) => sectionOf(clause)))]
  return markup`<form class="filters" role="search" aria-label="Filter" hidden>
<fieldset><legend>Verdict</legend>${present.map((verdict) => renderBox('verdict', verdict, markup`${renderMark(verdict)}${verdictLooks[verdict].word}`))}</fieldset>
<fieldset><legend>Section</legend>${sections.map((section) => renderBox('section', section, markup`${section}`))}</fieldset>
<div class="find"><label for="words">Words</label><input id="words" name="words" type="search" autocomplete="off" placeholder="clause or title"/>
<button type="reset">Show all</button><output name="count" aria-live="polite"></output></div>
</form>`
}

function renderBox(name: string, value: string, label: Markup): Markup {
  return markup`<label class="box"><input type="checkbox" name="${name}" value="${value}"/>${label}</label>`
}
