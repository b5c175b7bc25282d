import { expect, test } from 'vitest'
import type { Comparison } from '../src/benchmark.ts'
import { renderChart } from '../src/report/render-chart.ts'

const reading: Comparison = {
  title: 'get & read <10 MB>',
  unit: 'ms',
  subject: 'ours',
  limit: 'by hand',
  samples: { ours: [2], 'by hand': [1], official: [4] },
  goals: [{ against: 'by hand', atMost: 2 }],
}

function findAll(chart: string, pattern: RegExp): number[] {
  return [...chart.matchAll(pattern)].map(([, x]) => Number(x))
}

/** Without the legend, which stands above the rows. */
function renderRows(comparison: Comparison): string {
  return renderChart([comparison]).split('</g>').slice(1).join('</g>')
}

test('a doubling of the ratio is the same way everywhere on the scale', () => {
  const [quarter = 0, half = 0, one = 0, two = 0] = findAll(renderRows(reading), /class="(?:grid|limit)" d="M([\d.]+)/g)
  expect(half - quarter).toBeCloseTo(one - half, 0)
  expect(two - one).toBeCloseTo(one - half, 0)
})

test('the subject stands where its ratio is, and its goal with it', () => {
  const rows = renderRows(reading)
  const two = findAll(rows, /class="(?:grid|limit)" d="M([\d.]+)/g)[3]
  expect(findAll(rows, /class="ours" cx="([\d.]+)/g)).toEqual([two])
  expect(findAll(rows, /class="goal" d="M([\d.]+)/g)).toEqual([two])
})

test('a rate is turned over, so that left is better in every row', () => {
  const rate: Comparison = { ...reading, unit: 'requests/s', goals: [{ against: 'by hand', atLeast: 0.5 }] }
  const halved = { ...rate, samples: { ours: [1], 'by hand': [2], official: [0.5] } }
  expect(renderRows(halved)).toBe(renderRows(reading))
})

test('what lies outside the scale stands at its edge', () => {
  const far = { ...reading, samples: { ours: [1000], 'by hand': [1], official: [0.001] } }
  const rows = renderRows(far)
  const ticks = findAll(rows, /class="(?:grid|limit)" d="M([\d.]+)/g)
  expect(findAll(rows, /class="ours" cx="([\d.]+)/g)).toEqual([ticks.at(-1)])
  expect(findAll(rows, /class="peer" cx="([\d.]+)/g)).toEqual([ticks[0]])
})

test('a difference below nothing stands at the edge as well', () => {
  const rows = renderRows({ ...reading, samples: { ours: [2], 'by hand': [1], official: [-0.1] } })
  const ticks = findAll(rows, /class="(?:grid|limit)" d="M([\d.]+)/g)
  expect(findAll(rows, /class="peer" cx="([-\w.]+)/g)).toEqual([ticks[0]])
})

test.each([
  ['to the right of its dot', 4, 'start'],
  ['to the left of its dot where the dot is at the end', 30, 'end'],
])('the name of a peer stands %s', (_, official, anchor) => {
  const rows = renderRows({ ...reading, samples: { ours: [2], 'by hand': [1], official: [official] } })
  expect(rows).toMatch(new RegExp(`text-anchor="${anchor}">official<`))
})

test('the name of a peer covers no mark, and is left out where it would', () => {
  const rows = renderRows({ ...reading, samples: { ours: [2], 'by hand': [1], official: [1.5] } })
  expect(rows).toMatch(/text-anchor="end">official</)
  const between = { ...reading, samples: { ours: [2], 'by hand': [1], official: [1.5], other: [1.3] } }
  const names = renderRows(between).match(/<text class="quiet"[^>]*>official</)
  expect(names).toBeNull()
  expect(renderRows(between)).toContain('<title>official 1.50</title>')
  const hidden = renderRows({ ...reading, samples: { ours: [2], 'by hand': [1], official: [2] } })
  expect(hidden).not.toContain('>official<')
})

test('titles are text, whatever they hold', () => {
  const chart = renderChart([reading])
  expect(chart).toContain('get &amp; read &lt;10 MB>')
  expect(chart).not.toContain('<10 MB>')
})

test('the chart brings colours for light and for dark pages, and loads nothing', () => {
  const chart = renderChart([reading])
  expect(chart).toContain('@media (prefers-color-scheme: dark)')
  expect(chart.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|url\(|<script/)
})
