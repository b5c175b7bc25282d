import { checkBody, checkBytes, compareBytes } from '../../checks/check-body.ts'
import { printableCore, stripEscapes } from '../../checks/strip-escapes.ts'
import type { Finding, Promised } from '../../clause/clause.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { Blocked, Inapplicable } from '../../clause/scene.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, edit, method, not, off, ok, on, query } from '../../faults/answers.ts'
import { asks, withFlag, withoutFlag } from '../../faults/asks.ts'
import { excerpt } from '../../print/excerpt.ts'
import { sampleLog } from '../../samples/sample-log.ts'

const rawVerbatim = defineClause({
  id: 'raw/verbatim',
  basis: 'documented',
  restsOn: ['body/own-log'],
  title: 'The verbatim log keeps its escape sequences',
  source: cite(parameterPointer('raw')),
  needs: ['ansiLog'],
  async check({ arrange, baseline }) {
    const log = await arrange.ansiLog()
    const found: Finding[] = []
    for (const query of ['raw=true', 'raw=1']) {
      const exchange = await baseline(log, { query })
      if (log.written !== undefined) found.push(...checkBytes(exchange, log.written, 'the log as it was written'))
      if (!exchange.text.includes('\x1b')) found.push(finding('no-escape', `escape sequences (${query})`, excerpt(exchange.body), exchange))
    }
    return found
  },
  brokenBy: faults('no-escape', {
    'raw-for-one-only': ['raw=true is not verbatim', asks(query('raw', 'true'), withoutFlag('raw'))],
    'raw-for-true-only': ['raw=1 is not verbatim', asks(query('raw', '1'), withoutFlag('raw')), { also: { 'raw/colours': 'bytes' } }],
  }),
})

const rawPlainLog = defineClause({
  id: 'raw/plain-log',
  basis: 'documented',
  restsOn: ['raw/verbatim', 'body/as-written'],
  title: 'A log without escape sequences is the same either way',
  source: cite(parameterPointer('raw')),
  needs: ['finishedLog'],
  async check({ arrange, baseline }) {
    const log = await arrange.finishedLog()
    const plain = await baseline(log)
    const raw = await baseline(log, { query: 'raw=1' })
    const written = Buffer.from(log.written ?? raw.body).toString('utf8')
    if (written !== printableCore(written)) throw new Inapplicable('The finished log has characters that may not be printable')
    return compareBytes(raw.body, plain.body, 'the log without raw', raw)
  },
  brokenBy: faults('bytes', {
    'raw-carriage-returns': [
      'The verbatim log has CR LF',
      answers([ok, off('stream'), on('raw')], edit(/\n/g, '\r\n')),
      { also: { 'raw/any-bytes': 'bytes' } },
    ],
  }),
})

const rawSameLog = defineClause({
  id: 'raw/same-log',
  basis: 'documented',
  restsOn: ['raw/verbatim', 'raw/colours', 'raw/cursor', 'raw/titles'],
  title: 'The printable log is the verbatim log without its escape sequences',
  source: cite(parameterPointer('raw')),
  needs: ['ansiLog'],
  async check({ arrange, baseline }) {
    const log = await arrange.ansiLog()
    const raw = await baseline(log, { query: 'raw=1' })
    if (!raw.text.includes('\x1b')) throw new Blocked('The verbatim log has no escape sequence: use a log that has some')
    const plain = await baseline(log)
    if (plain.text.includes('\x1b')) return [finding('escape', 'no escape character', excerpt(plain.body), plain)]
    // Nobody has said how to read a line with other sequences.
    const known = stripEscapes(raw.text).split('\n')
    const seen = plain.text.split('\n')
    const coreOf = (lines: readonly string[]): Buffer =>
      Buffer.from(printableCore(lines.filter((_, index) => !/[\x1b\x80-\x9f]/.test(known[index] ?? '')).join('\n')))
    return compareBytes(coreOf(seen), coreOf(known), 'the verbatim log, stripped', plain)
  },
  brokenBy: faults('escape', {
    'raw-by-default': [
      'Without raw the log is verbatim',
      asks([method('GET'), not(query('raw'))], withFlag('raw', '1')),
      { also: { 'raw/colours': 'bytes' } },
    ],
  }),
})

const offSpellings: readonly (Pick<Promised, 'id' | 'basis' | 'brokenBy'> & { readonly value: string })[] = [
  {
    id: 'raw/false',
    basis: 'documented',
    value: 'false',
    brokenBy: faults('bytes', {
      'raw-for-false': ['raw=false is verbatim', asks(query('raw', 'false'), withFlag('raw', '1'))],
    }),
  },
  {
    id: 'raw/zero',
    basis: 'expected',
    value: '0',
    brokenBy: faults('bytes', {
      'raw-for-zero': ['raw=0 is verbatim', asks(query('raw', '0'), withFlag('raw', '1'))],
    }),
  },
]

/** The spellings that leave the flag off; the others are used wherever a log is read verbatim. */
const rawSpellings = offSpellings.map(({ value, ...promise }) =>
  defineClause({
    ...promise,
    restsOn: ['raw/colours', value === '0' ? 'flags/zero' : 'flags/raw'],
    title: `With raw=${value} the log is the printable one`,
    source: cite(parameterPointer('raw'), `${parameterPointer('raw')}/example`),
    needs: ['writtenLog'],
    async check({ arrange, read }) {
      const log = await arrange.writtenLog('\x1b[31mred\x1b[0m\n')
      return checkBody(await read(log, { query: `raw=${value}` }), 'red\n', 'the printable log')
    },
  }),
)

const every = Uint8Array.from({ length: 256 }, (_, byte) => byte)

const bytesKept: readonly (Pick<Promised, 'id' | 'title' | 'restsOn' | 'brokenBy'> & {
  readonly pieces: readonly (Uint8Array | string)[]
})[] = [
  {
    id: 'raw/any-bytes',
    restsOn: ['raw/verbatim', 'body/markup'],
    title: 'The verbatim log has every byte, even those that are not text',
    pieces: [every, '\r\n', Uint8Array.of(0xc3, 0x28, 0xff, 0xfe, 0xed, 0xa0, 0x80), '\n'],
    brokenBy: faults('bytes', {
      'raw-through-text': [
        'The verbatim log is decoded and encoded again',
        answers(
          [ok, on('raw'), off('stream')],
          edit((text) => Buffer.from(Buffer.from(text, 'latin1').toString('utf8')).toString('latin1')),
        ),
      ],
    }),
  },
  {
    id: 'raw/byte-order-mark',
    restsOn: ['raw/verbatim'],
    title: 'A byte-order mark that the program wrote is kept with raw',
    pieces: ['\ufeff', sampleLog('marked'), '\ufeffonce more\n'],
    brokenBy: faults('bytes', {
      'raw-drops-mark': [
        'A byte-order mark that the program wrote is dropped from the verbatim log',
        answers([ok, on('raw'), off('stream')], edit(/^\u00ef\u00bb\u00bf/, '')),
      ],
    }),
  },
]

/** Bytes that raw keeps as they were written. */
const rawAnyBytes = bytesKept.map(({ pieces, ...promise }) =>
  defineClause({
    ...promise,
    basis: 'documented',
    source: cite(parameterPointer('raw')),
    needs: ['writtenLog'],
    async check({ arrange, read }) {
      const log = await arrange.writtenLog(...pieces)
      return checkBody(await read(log, { query: 'raw=1' }), log.written, 'the log verbatim')
    },
  }),
)

export const rawForms = [rawVerbatim, rawPlainLog, rawSameLog, ...rawSpellings, ...rawAnyBytes]
