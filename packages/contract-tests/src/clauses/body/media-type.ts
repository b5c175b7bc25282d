import { checkAnswer, checkUtf8 } from '../../checks/check-body.ts'
import { checkCharset, checkMediaType } from '../../checks/check-headers.ts'
import { browserHeaders } from '../../checks/requests.ts'
import type { Finding, Promised } from '../../clause/clause.ts'
import { defineClause, faults, finding, stopAt } from '../../clause/clause.ts'
import type { RequestVariation } from '../../clause/scene.ts'
import { cite, documentedMediaType, examplePointer, mediaTypePointer } from '../../endpoint/operation.ts'
import { addHeader, answers, drop, has, header, id, off, ok, on, setHeader } from '../../faults/answers.ts'
import { answersWithLog, editPrintable, editReads } from '../../faults/bytes.ts'
import { fieldOf } from '../../faults/wire.ts'
import { excerpt } from '../../print/excerpt.ts'
import { createUnknownId } from '../../samples/unknown-id.ts'
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
    title: 'A log names no charset other than UTF-8',
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
    title: 'Nothing precedes the first line, not even a byte-order mark',
    source: cite('/components/schemas/Log', ['RFC 3629, section 6', 'Where text is always UTF-8, a byte-order mark is not to be used.']),
    check(exchange) {
      const seen = exchange.framed.subarray(0, 3)
      const marked = Buffer.from(seen).equals(Buffer.from([0xef, 0xbb, 0xbf])) || seen[0] === 0xfe || seen[0] === 0xff
      return marked ? [finding('byte-order-mark', 'the first line', excerpt(seen), exchange)] : []
    },
    brokenBy: faults('byte-order-mark', {
      'byte-order-mark': ['A byte-order mark comes first', editReads(/^/, '\xef\xbb\xbf'), { also: { 'body/empty': 'bytes' } }],
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
      'no-timestamps': ['The time is removed from each line', editReads(/^\d{4}-\S+ /gm, '')],
    }),
  },
]

/** What an ordinary log looks like. */
const bodyAppearance = rows.map(({ check, ...promise }) =>
  defineClause({
    ...promise,
    basis: 'expected',
    needs: ['finishedLog'],
    check: async ({ arrange, baseline }) => check(await baseline(await arrange.finishedLog())),
  }),
)

/** Beginnings from which a server might guess what a log is, and one that is long. */
const texts = ['', '<!doctype html><html>\n', '{"log":1}\n', '<?xml version="1.0"?>\n', '\x1b[31mred\x1b[0m\n', '%PDF-1.7\n']
const long = 'a line\n'.repeat(160_000)

const queries: readonly RequestVariation[] = [
  {},
  ...['raw=1', 'stream=1', 'download=1', 'raw=1&stream=1&download=1'].map((query) => ({ query })),
]
const readers: readonly RequestVariation[] = [
  { headers: browserHeaders },
  ...['application/json', 'application/octet-stream', 'text/plain;charset=iso-8859-1', 'text/event-stream'].map((Accept) => ({
    headers: { Accept },
  })),
]

const bodyEveryMediaType = defineClause({
  id: 'body/every-media-type',
  basis: 'expected',
  restsOn: ['body/media-type', 'body/charset', 'body/empty', 'raw/verbatim', 'stream/media-type'],
  title: 'Every log is plain text in UTF-8, whatever it contains, whatever its id ends in and however it is requested',
  source: cite(mediaTypePointer(200), '/components/schemas/Log'),
  needs: ['writtenLog', 'namedLog'],
  async check({ arrange, read }) {
    const logs = await Promise.all(texts.map((text) => arrange.writtenLog(text)))
    const [large, html, json] = await Promise.all([
      arrange.writtenLog(long),
      arrange.namedLog(`${createUnknownId()}.html`, texts[1] ?? ''),
      arrange.namedLog(`${createUnknownId()}.json`, texts[2] ?? ''),
    ])
    const asked = [
      ...logs.flatMap((log) => queries.map((variation) => read(log, variation))),
      ...[html, json, large].map((log) => read(log)),
      ...readers.map((variation) => read(html, variation)),
    ]
    return (await Promise.all(asked)).flatMap((exchange) => {
      // A server that has nothing acceptable says so in another way.
      if (exchange.status === 406) return []
      stopAt(checkAnswer(exchange, 200))
      return [...checkMediaType(exchange, documentedMediaType(200)), ...checkCharset(exchange)]
    })
  },
  brokenBy: faults('media-type', {
    'empty-without-type': ['An empty log has no media type', answers(has('Content-Length', '0'), drop('Content-Type'))],
    'types-as-accepted': [
      'A log has whatever media type the request accepts',
      answers(
        [ok, off('stream'), header('Accept', /^[^,*]+(?:,|$)/)],
        setHeader('Content-Type', (request) => fieldOf(request, 'Accept')?.split(',')[0]),
      ),
    ],
    'types-by-beginning': ['A log that begins like JSON is JSON', answersWithLog(/^\{/, setHeader('Content-Type', 'application/json'))],
    'types-by-id': ['A log whose id ends in .html is HTML', answers([ok, id(/\.html$/)], setHeader('Content-Type', 'text/html'))],
    'types-large-logs-as-bytes': [
      'A log of more than a megabyte is application/octet-stream',
      answers([ok, has('Content-Length', /^\d{7}/)], setHeader('Content-Type', 'application/octet-stream')),
    ],
    'types-raw-as-latin1': [
      'A verbatim log is labelled Latin-1',
      answers([ok, on('raw')], setHeader('Content-Type', 'text/plain; charset=iso-8859-1')),
      { code: 'charset' },
    ],
  }),
})

export const bodyMediaType = [...bodyAppearance, bodyEveryMediaType]
