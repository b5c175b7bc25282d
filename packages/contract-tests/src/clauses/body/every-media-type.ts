import { browserHeaders } from '../../checks/browser.ts'
import { checkAnswer } from '../../checks/check-answer.ts'
import { checkCharset, checkMediaType } from '../../checks/check-media-type.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import type { RequestVariation } from '../../clause/scene.ts'
import { cite, documentedMediaType, mediaTypePointer } from '../../endpoint/operation.ts'
import { answers, drop, has, header, id, off, ok, on, setHeader } from '../../faults/answers.ts'
import { answersWithLog } from '../../faults/bytes.ts'
import { fieldOf } from '../../faults/wire.ts'
import { createUnknownId } from '../../samples/unknown-id.ts'

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

export const bodyEveryMediaType = defineClause({
  id: 'body/every-media-type',
  basis: 'expected',
  restsOn: ['body/media-type', 'body/charset', 'body/empty', 'raw/verbatim', 'stream/media-type'],
  title: 'Every log is plain text in UTF-8, whatever is in it, whatever its id ends in and however it is asked for',
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
      // To have nothing that a reader accepts is said in another way.
      if (exchange.status === 406) return []
      const answer = checkAnswer(exchange, 200)
      if (answer.length > 0) return answer
      return [...checkMediaType(exchange, documentedMediaType(200)), ...checkCharset(exchange)]
    })
  },
  brokenBy: faults('media-type', {
    'empty-without-type': ['An empty log has no media type', answers(has('Content-Length', '0'), drop('Content-Type'))],
    'types-as-accepted': [
      'A log has the media type that is accepted',
      answers(
        [ok, off('stream'), header('Accept', /^[^,*]+(?:,|$)/)],
        setHeader('Content-Type', (request) => fieldOf(request, 'Accept')?.split(',')[0]),
      ),
    ],
    'types-by-beginning': ['A log that begins as JSON does is JSON', answersWithLog(/^\{/, setHeader('Content-Type', 'application/json'))],
    'types-by-id': ['A log whose id ends as a page does is HTML', answers([ok, id(/\.html$/)], setHeader('Content-Type', 'text/html'))],
    'types-large-logs-as-bytes': [
      'A log of more than a megabyte is bytes',
      answers([ok, has('Content-Length', /^\d{7}/)], setHeader('Content-Type', 'application/octet-stream')),
    ],
    'types-raw-as-latin1': [
      'A verbatim log says that it is Latin-1',
      answers([ok, on('raw')], setHeader('Content-Type', 'text/plain; charset=iso-8859-1')),
      { code: 'charset' },
    ],
  }),
})
