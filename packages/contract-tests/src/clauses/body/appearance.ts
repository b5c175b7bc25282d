import { checkUtf8 } from '../../checks/check-bytes.ts'
import { checkCharset, checkMediaType } from '../../checks/check-media-type.ts'
import type { Finding, Promised } from '../../clause/clause.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { cite, documentedMediaType, examplePointer, mediaTypePointer } from '../../endpoint/operation.ts'
import { addHeader, answers, ok, setHeader } from '../../faults/answers.ts'
import { editPrintable, editReads } from '../../faults/bytes.ts'
import { excerpt } from '../../print/excerpt.ts'
import type { Exchange } from '../../witness/exchange.ts'

interface Row extends Pick<Promised, 'id' | 'title' | 'restsOn' | 'source' | 'brokenBy'> {
  readonly check: (exchange: Exchange) => readonly Finding[]
}

const rows: readonly Row[] = [
  {
    id: 'body/media-type',
    restsOn: ['body/status'],
    title: 'A log is plain text',
    source: cite(mediaTypePointer(200)),
    check: (exchange) => checkMediaType(exchange, documentedMediaType(200)),
    brokenBy: faults('media-type', {
      'html-media-type': ['Logs are HTML', answers(ok, setHeader('Content-Type', 'text/html; charset=utf-8'))],
      'two-media-types': ['A log has two media types', answers(ok, addHeader('Content-Type', 'text/html'))],
    }),
  },
  {
    id: 'body/charset',
    restsOn: ['body/status'],
    title: 'A log names no charset, or UTF-8',
    source: cite('/components/schemas/Log', [
      'RFC 2046, section 4.1.2',
      'The charset parameter of text says which character set the body is in.',
    ]),
    check: checkCharset,
    brokenBy: faults('charset', {
      'latin1-charset': ['The charset says ISO 8859-1', answers(ok, setHeader('Content-Type', 'text/plain; charset=iso-8859-1'))],
    }),
  },
  {
    id: 'body/utf8',
    restsOn: ['body/as-written'],
    title: 'A log is valid UTF-8',
    source: cite('/components/schemas/Log'),
    check: checkUtf8,
    brokenBy: faults('invalid-utf8', {
      'latin1-body': [
        'Logs are encoded in ISO 8859-1',
        editPrintable((text) => Buffer.from(text, 'latin1')),
        { also: { 'body/characters': 'bytes' } },
      ],
    }),
  },
  {
    id: 'body/no-byte-order-mark',
    restsOn: ['body/as-written'],
    title: 'Nothing stands before the first line, not even a byte-order mark',
    source: cite('/components/schemas/Log', ['RFC 3629, section 6', 'Where text is always UTF-8, a byte-order mark is not to be used.']),
    check(exchange) {
      const seen = exchange.framed.subarray(0, 3)
      const marked = Buffer.from(seen).equals(Buffer.from([0xef, 0xbb, 0xbf])) || seen[0] === 0xfe || seen[0] === 0xff
      return marked ? [finding('byte-order-mark', 'the first line', excerpt(seen), exchange)] : []
    },
    brokenBy: faults('byte-order-mark', {
      'byte-order-mark': ['A byte-order mark stands first', editReads(/^/, '\xef\xbb\xbf'), { also: { 'body/empty': 'bytes' } }],
    }),
  },
  {
    id: 'body/timestamps',
    restsOn: ['body/as-written'],
    title: 'Each line begins with the time at which it was printed',
    source: cite('/components/schemas/Log', examplePointer(200)),
    check(exchange) {
      const lines = Buffer.from(exchange.framed)
        .toString('utf8')
        .split('\n')
        .filter((line) => line !== '')
      const bare = lines.find((line) => !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})( |$)/.test(line))
      return bare === undefined ? [] : [finding('timestamp', 'a line that begins with an ISO 8601 time', excerpt(bare), exchange)]
    },
    brokenBy: faults('timestamp', {
      'no-timestamps': ['The time is cut from each line', editReads(/^\d{4}-\S+ /gm, '')],
    }),
  },
]

/** What an ordinary log looks like. */
export const bodyAppearance = rows.map(({ check, ...promise }) =>
  defineClause({
    ...promise,
    basis: 'expected',
    needs: ['finishedLog'],
    check: async ({ arrange, baseline }) => check(await baseline(await arrange.finishedLog())),
  }),
)
