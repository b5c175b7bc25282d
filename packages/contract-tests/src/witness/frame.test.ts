import { repetitions } from '@get-log/workspace/repetitions'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frames } from './frame.ts'

const frame = frames['stamped-lines']
const stamp = '2026-11-26T22:38:35.123Z '
const line = fc.string({ unit: 'binary' }).map((text) => `${text.replaceAll('\n', '')}\n`)
const own = fc.array(fc.constantFrom('ACTOR: Creating container.\n', '\n', `${stamp}twice\n`))

/** Reads a log in pieces of this many bytes. */
function read(log: Buffer, size: number): string {
  const unframing = frame.unframe()
  const pieces = Array.from({ length: Math.ceil(log.length / size) }, (_, index) =>
    unframing.push(log.subarray(index * size, (index + 1) * size)),
  )
  return Buffer.concat([...pieces, unframing.end()]).toString('utf8')
}

test('what a program printed comes out of its frame as it was, whatever the platform adds and wherever a read is cut', () => {
  fc.assert(
    fc.property(
      own,
      fc.array(line),
      own,
      fc.integer({ min: 1, max: 99 }),
      fc.boolean(),
      (before, lines, after, size, stamps) => {
        const all = [...before, frame.begin, ...lines, frame.end, ...after]
        const log = Buffer.from(all.map((each) => (stamps ? stamp : '') + each).join(''))
        expect(read(log, size)).toBe(lines.join(''))
      },
    ),
    { numRuns: repetitions(30, 300) },
  )
})

test.each([
  ['nothing before a program has printed', `${stamp}ACTOR: Starting container.\n`, ''],
  ['a line once it is over', `${stamp}${frame.begin}${stamp}one\n${stamp}tw`, 'one\n'],
])('of a log that grows, a reader is given %s', (_, log, printed) => {
  expect(frame.unframe().push(Buffer.from(log)).toString()).toBe(printed)
})

test.each([
  ['an empty log', '', /^The platform writes lines of its own/],
  ['what is before a newline', 'begun', /^The platform writes whole lines/],
  ['bytes that are no text', Buffer.of(0xff, 0x0a), /^The platform keeps lines of text/],
])('%s cannot be told through it', (_, printed, reason) => {
  expect(frame.hides(Buffer.from(printed))).toMatch(reason)
})
