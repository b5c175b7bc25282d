import { expect, test, vi } from 'vitest'
import {
  answers,
  edit,
  every,
  has,
  header,
  not,
  off,
  ok,
  pipe,
  refused,
  setBody,
  setStatus,
} from '../../src/faults/answers.ts'
import { asks, withoutFlag } from '../../src/faults/asks.ts'
import { clauses, judgeAll } from '../../src/index.ts'
import { mutants } from '../../src/proof/prove.ts'
import { stallAt } from '../../src/readers/on-the-wire.ts'
import { isLong } from '../platform/bad-day.ts'
import { permitted } from './permitted.ts'
import type { Thrown } from './permitted-target.ts'
import { permittedTarget } from './permitted-target.ts'
import { codes, parts } from './policy.ts'

type PermittedName = keyof typeof permitted

// Lines that are stamped are no longer what was written: they are judged through a frame.
const framed = 'the platform stamps lines, and writes some'

const names: readonly PermittedName[] = (Object.keys(permitted) as PermittedName[]).filter((name) => name !== framed)

/** Sets of switches of which none decides what another does, so that every two that go together are thrown together in one. */
function combinePairs(size: number): PermittedName[][] {
  const rest = new Set(names.flatMap((one, at) => names.slice(at + 1).map((other) => [one, other] as const)))
  for (const pair of rest) if (clash(...pair)) rest.delete(pair)
  const sets: PermittedName[][] = []
  while (rest.size > 0) {
    const set: PermittedName[] = []
    for (const [one, other] of rest) {
      const more = [one, other].filter((name) => !set.includes(name))
      const fits = more.every((name) => set.every((member) => !clash(name, member)))
      if (fits && set.length + more.length <= size) set.push(...more)
    }
    for (const pair of rest) if (pair.every((name) => set.includes(name))) rest.delete(pair)
    sets.push(set)
  }
  return sets
}

const timed: readonly PermittedName[] = [
  'every byte is a chunk',
  'everything comes 300 ms late',
  'a stream of a young run ends at once',
  'a stream ends after a minute',
]

/** As many switches as go together, without those about time. */
const together: PermittedName[] = []
for (const name of names)
  if (!timed.includes(name) && !together.some((member) => clash(name, member))) together.push(name)

function clash(one: PermittedName, other: PermittedName): boolean {
  const decides = (name: PermittedName): string[] => Object.keys(permitted[name]).filter((key) => key !== 'print')
  return decides(one).some((key) => decides(other).includes(key))
}

vi.setConfig({ maxConcurrency: 4 })

const timeout = 300_000

async function failing(...switches: Thrown[]): Promise<string[]> {
  const target = await permittedTarget(...switches)
  try {
    const judged = await judgeAll(clauses, target, { patienceMs: isLong ? 4000 : 2000 })
    const failed = judged.filter(({ verdict }) => verdict === 'fail')
    return failed.map(({ clause, findings }) => `${clause.id} ${findings[0]?.code}: ${findings[0]?.seen}`)
  } finally {
    await target.close()
  }
}

// What all pairs are thrown in includes each alone.
const sets = isLong ? [[], ...combinePairs(24)] : [together]

// Most of a run is waiting.
test.concurrent.each(sets.map((set) => ({ set, title: set.join(', and ') })))(
  'nothing fails where the page is kept to the letter $title',
  { timeout },
  async ({ set }) => {
    expect(await failing(...set)).toEqual([])
  },
)

/** Faults of the reference server, which this one has as well. */
const shared = `
  streams-for-one-only streams-for-true-only always-streams buffers-streams
  download-for-one-only download-for-true-only always-downloads inline-disposition
  raw-for-one-only raw-for-true-only raw-by-default raw-through-text raw-carriage-returns
  keeps-rare-controls composes-characters
  error-with-status-200 not-found-as-410 empty-not-found error-flattened error-without-message error-body-text
  cached-for-all unauthorized-as-forbidden owner-opens-to-others any-token-opens unknown-token-breaks
  post-is-get never-limits too-many-as-503 no-allow no-challenge no-date ignores-known-versions
  gzip-unsaid no-content-has-length head-says-empty`.split(/\s+/)

async function* loseLast(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array | undefined
  for await (const piece of body) {
    if (held !== undefined) yield held
    held = piece.at(-1) === 10 ? undefined : piece
    if (held === undefined) yield piece
  }
}

const breaches: readonly (readonly [title: string, breach: Thrown])[] = [
  ...mutants.flatMap(({ name, title, start }) => (shared.includes(name) ? [[title, start] as const] : [])),
  ['stream does nothing', asks(every, withoutFlag('stream'))],
  ['download does nothing', asks(every, withoutFlag('download'))],
  ['raw does nothing', asks(every, withoutFlag('raw'))],
  ['a stream ends after a second', { streamMs: 1000 }],
  ['the last piece of a stream is lost', answers([ok, not(has('Content-Length'))], pipe(loseLast))],
  ['a stream goes on when the run has ended', answers([ok, not(has('Content-Length'))], stallAt(Infinity))],
  ['errors have no type', answers(refused, edit(/"type":"[^"]*",/, ''))],
  ['types of errors are numbers', answers(refused, edit(/"type":"[^"]*"/, '"type":7'))],
  ['colours alone are removed', { codes: { sequence: '\\x1b\\[[0-9;]*m' } }],
  ['titles are printed', { codes: { string: '\\x1b[\\]PX^_]', sequence: codes.sequence, short: codes.short } }],
  ['an escape code that two writes make is printed', { parts: { character: parts.character } }],
  ['a character that two writes make is lost', { parts: { code: parts.code } }],
  [
    'a range is not named (RFC 9110, 15.3.7.1)',
    answers([ok, off('stream'), header('Range')], setStatus(206), setBody('x')),
  ],
  ['control characters are printed', { controls: /(?!)/g }],
  ['characters beyond ASCII are lost', { print: (text) => text.replaceAll(/[\x80-\xff]/g, '') }],
  ['a restricted log is read without a token', { noToken: 200 }],
  ['without a token everything that cannot be read is 403', { unknownId: 403, noToken: 403 }],
  [
    'JSON begins with a byte-order mark (RFC 8259, 8.1)',
    answers(
      refused,
      edit((text) => `\xef\xbb\xbf${text}`),
    ),
  ],
]

// In the short tests a breach is noticed through the frame, which costs a few clauses and not all.
test.concurrent.each(isLong ? breaches : [])('one clause fails where %s', { timeout }, async (_, breach) => {
  expect(await failing(breach)).toHaveLength(1)
})
