import type { Comparison } from '../benchmark.ts'
import { isRate } from '../benchmark.ts'
import { compareContenders } from '../statistics/ratios.ts'
import type { Summary } from '../statistics/summarize.ts'
import { formatRatio } from './format-ratio.ts'

const width = 860
const labelWidth = 250
const plotEnd = 720
const rowHeight = 30
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
  const share = Math.log(ratio / first) / Math.log(last / first)
  return Math.round((labelWidth + Math.min(Math.max(share, 0), 1) * (plotEnd - labelWidth)) * 10) / 10
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
  return [
    `<g><title>${escapeXml(`${title}, limit: ${limit}`)}</title>`,
    `<text x="12" y="${y + 4}">${escapeXml(title)}</text>`,
    ...goals.map((goal) => renderGoal(goal.against === limit ? 1 : cost(goal.against).median, goal, y)),
    ...peers.map((name) => {
      const { median } = cost(name)
      return `<circle class="peer" cx="${place(median)}" cy="${y}" r="4"><title>${escapeXml(`${name} ${formatRatio(median)}`)}</title></circle>`
    }),
    furthest === undefined ? '' : renderPeerName(furthest, cost(furthest).median, y),
    `<path class="ours" stroke-width="2" d="M${place(ours.lowerQuartile)} ${y}H${place(ours.upperQuartile)}"/>`,
    `<circle class="ours" cx="${place(ours.median)}" cy="${y}" r="5"/>`,
    `<text class="value" x="${width - 12}" y="${y + 4}">${formatRatio(ours.median)} ×</text></g>`,
  ].join('')
}

function renderGoal(of: number, { atMost, atLeast }: Comparison['goals'][number], y: number): string {
  return `<path class="goal" d="M${place(of * (atMost ?? 1 / (atLeast ?? 1)))} ${y - 8}v16"/>`
}

function renderPeerName(name: string, median: number, y: number): string {
  const x = place(median)
  const isAtEnd = x > plotEnd - 110
  return `<text class="quiet" x="${isAtEnd ? x - 8 : x + 8}" y="${y + 4}" text-anchor="${isAtEnd ? 'end' : 'start'}">${escapeXml(name)}</text>`
}

/** More requests a second cost less time: a rate's ratio turns over. */
function toCost({ unit }: Comparison, ratio: Summary): Summary {
  if (!isRate(unit)) return ratio
  return { median: 1 / ratio.median, lowerQuartile: 1 / ratio.upperQuartile, upperQuartile: 1 / ratio.lowerQuartile }
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
