import type { Comparison } from '../benchmark.ts'
import { isRate } from '../benchmark.ts'
import { compareContenders } from '../statistics/ratios.ts'
import type { Summary } from '../statistics/summarize.ts'
import { formatRatio } from './format-ratio.ts'

const width = 860
const labelWidth = 250
const plotEnd = 720
const rowHeight = 30
const characterWidth = 6
const top = 66
const ticks = [0.25, 0.5, 1, 2, 4, 8, 16, 32]

/**
 * The ratios as an SVG image that stands on its own, on a light page and on a dark one: a row for each comparison, a dot for
 * each contender. Left is less time or memory, whatever was measured; the line at 1 is the limit.
 */
export function renderChart(comparisons: readonly Comparison[]): string {
  const height = top + comparisons.length * rowHeight + 34
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Benchmarks: cost as a ratio to the limit">`,
    style,
    `<text class="head" x="12" y="24">Cost, as a ratio to the limit: left is better</text>`,
    legend,
    ...ticks.map((tick) => renderTick(tick, height)),
    ...comparisons.map((comparison, index) => renderRow(comparison, top + (index + 0.5) * rowHeight)),
    '</svg>',
    '',
  ].join('\n')
}

const style = `<style>
  text { font: 13px system-ui, -apple-system, 'Segoe UI', sans-serif; fill: #1f2328 }
  .head { font-weight: 600; font-size: 15px }
  .quiet { fill: #59636e; font-size: 11px }
  .grid { stroke: #d1d9e0; stroke-width: 1 }
  .limit { stroke: #59636e; stroke-width: 1.5 }
  .ours { fill: #0969da; stroke: #0969da }
  .peer { fill: #bc4c00; fill-opacity: .75 }
  .goal { stroke: #1a7f37; stroke-width: 2 }
  .value { font-weight: 600; text-anchor: end }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc }
    .quiet { fill: #9198a1 }
    .grid { stroke: #3d444d }
    .limit { stroke: #9198a1 }
    .ours { fill: #4493f8; stroke: #4493f8 }
    .peer { fill: #f0883e }
    .goal { stroke: #3fb950 }
  }
</style>`

const legend = `<g>
  <circle class="ours" cx="18" cy="44" r="5"/><text class="quiet" x="28" y="48">Get log kit, with quartiles</text>
  <circle class="peer" cx="190" cy="44" r="4"/><text class="quiet" x="200" y="48">others</text>
  <path class="limit" d="M252 38v12"/><text class="quiet" x="260" y="48">limit</text>
  <path class="goal" d="M304 38v12"/><text class="quiet" x="312" y="48">goal: no further right than this</text>
</g>`

/** Where a ratio stands, on a scale of doublings; what lies outside stands at the edge. */
function place(ratio: number): number {
  const [first = 1, last = 1] = [ticks[0], ticks.at(-1)]
  // A difference that vanishes in the noise can come out below nothing, where there is no logarithm.
  const share = Math.log(Math.max(ratio, first) / first) / Math.log(last / first)
  return Math.round((labelWidth + Math.min(share, 1) * (plotEnd - labelWidth)) * 10) / 10
}

function renderTick(tick: number, height: number): string {
  const x = place(tick)
  const line = `<path class="${tick === 1 ? 'limit' : 'grid'}" d="M${x} ${top}V${height - 28}"/>`
  return `${line}<text class="quiet" x="${x}" y="${height - 12}" text-anchor="middle">${tick} ×</text>`
}

function renderRow(comparison: Comparison, y: number): string {
  const { title, subject, limit, samples, goals } = comparison
  const cost = (name: string) => toCost(comparison, compareContenders(comparison, name, limit))
  const ours = cost(subject)
  const peers = Object.keys(samples).filter((name) => name !== subject && name !== limit)
  const furthest = peers.toSorted((a, b) => cost(b).median - cost(a).median)[0]
  const aims = goals.map((goal) => placeGoal(goal.against === limit ? 1 : cost(goal.against).median, goal))
  const marks = [
    ...[ours.lowerQuartile, ours.median, ours.upperQuartile].map(place),
    ...peers.filter((name) => name !== furthest).map((name) => place(cost(name).median)),
    ...aims,
  ]
  return [
    `<g><title>${escapeXml(`${title}, limit: ${limit}`)}</title>`,
    `<text x="12" y="${y + 4}">${escapeXml(title)}</text>`,
    ...aims.map((x) => `<path class="goal" d="M${x} ${y - 8}v16"/>`),
    ...peers.map((name) => {
      const { median } = cost(name)
      return `<circle class="peer" cx="${place(median)}" cy="${y}" r="4"><title>${escapeXml(`${name} ${formatRatio(median)}`)}</title></circle>`
    }),
    furthest === undefined ? '' : renderPeerName(furthest, place(cost(furthest).median), y, marks),
    `<path class="ours" stroke-width="2" d="M${place(ours.lowerQuartile)} ${y}H${place(ours.upperQuartile)}"/>`,
    `<circle class="ours" cx="${place(ours.median)}" cy="${y}" r="5"/>`,
    `<text class="value" x="${width - 12}" y="${y + 4}">${formatRatio(ours.median)} ×</text></g>`,
  ].join('')
}

function placeGoal(of: number, { atMost, atLeast }: Comparison['goals'][number]): number {
  return place(of * (atMost ?? 1 / (atLeast ?? 1)))
}

/** Beside its dot, on a side where it covers no other mark of the row; on neither if there is none: then it is a tooltip. */
function renderPeerName(name: string, x: number, y: number, marks: readonly number[]): string {
  const reach = 8 + name.length * characterWidth
  const isFree = (from: number, to: number) => !marks.some((mark) => mark > from - 3 && mark < to + 3)
  const text = (at: number, anchor: string) =>
    `<text class="quiet" x="${at}" y="${y + 4}" text-anchor="${anchor}">${escapeXml(name)}</text>`
  if (x + reach < plotEnd + 10 && isFree(x, x + reach)) return text(x + 8, 'start')
  if (x - reach > labelWidth && isFree(x - reach, x)) return text(x - 8, 'end')
  return ''
}

/** More requests a second cost less time: a rate's ratio turns over. */
function toCost({ unit }: Comparison, ratio: Summary): Summary {
  if (!isRate(unit)) return ratio
  return { median: 1 / ratio.median, lowerQuartile: 1 / ratio.upperQuartile, upperQuartile: 1 / ratio.lowerQuartile }
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
