import { nameAnswer, nameEach, nameHeaders } from '../../checks/observe.ts'
import type { Question } from '../../clause/clause.ts'
import { defineQuestion } from '../../clause/clause.ts'
import type { RequestVariation } from '../../clause/scene.ts'
import { cite, examplePointer, responsePointer } from '../../endpoint/operation.ts'
import type { Exchange } from '../../witness/exchange.ts'

const validators = ['ETag', 'Last-Modified']

interface Row extends Pick<Question, 'id' | 'title'> {
  readonly requests: (plain: Exchange) => readonly (readonly [name: string, variation: RequestVariation])[]
  readonly see: (exchange: Exchange) => string
}

const rows: readonly Row[] = [
  {
    id: 'body/accept',
    title: 'What a reader that does not accept plain text gets',
    requests: () => ['application/json', 'text/html', 'image/png'].map((Accept) => [Accept, { headers: { Accept } }]),
    see: (exchange) => `${nameAnswer(exchange)} ${exchange.header('content-type') ?? ''}`.trim(),
  },
  {
    id: 'body/ranges',
    title: 'What a range request gets',
    requests: () => ['bytes=0-9', 'bytes=-5', 'bytes=999999999-'].map((Range) => [Range, { headers: { Range } }]),
    see: nameAnswer,
  },
  {
    id: 'body/not-modified',
    title: 'What a conditional request with the current version gets',
    requests: (plain) => [['If-None-Match', { headers: { 'If-None-Match': plain.header('etag') ?? '*' } }]],
    see: nameAnswer,
  },
  {
    id: 'body/validators',
    title: 'Which validators a log has',
    requests: () => [['', {}]],
    see: (exchange) => nameHeaders(exchange, validators),
  },
  {
    id: 'body/cache-control',
    title: 'What caches are told about a finished log',
    requests: () => [['', {}]],
    see: (exchange) => nameHeaders(exchange, ['Cache-Control', 'Expires', 'Vary'], 'values'),
  },
  {
    id: 'body/media-type-parameters',
    title: 'How the media type of a log is written',
    requests: () => [['', {}]],
    see: (exchange) => exchange.header('content-type') ?? 'none',
  },
  {
    id: 'body/coding-preferred',
    title: 'Which content coding a request gets that does not mention codings, and one that accepts all',
    requests: () => [
      ['unasked', { headers: { 'Accept-Encoding': '' } }],
      ['any', { headers: { 'Accept-Encoding': 'gzip, deflate, br, zstd' } }],
    ],
    see: (exchange) => exchange.header('content-encoding') ?? 'none',
  },
  {
    id: 'body/request-body',
    title: 'How a GET with a body is answered',
    requests: () => [['', { body: '{"contract":true}', headers: { 'Content-Type': 'application/json' } }]],
    see: nameAnswer,
  },
]

/** What the page leaves open about a log that is read whole. */
const bodyOpen = rows.map(({ id, title, requests, see }) =>
  defineQuestion({
    id,
    title,
    source: cite(responsePointer(200)),
    needs: ['finishedLog'],
    restsOn: ['body/status'],
    async observe({ arrange, baseline, read }) {
      const log = await arrange.finishedLog()
      const asked = requests(await baseline(log))
      const seen: [string, string][] = []
      for (const [name, variation] of asked) seen.push([name, see(await read(log, variation))])
      return nameEach(seen)
    },
  }),
)

const begin = 'stamps begin'
const end = 'stamps end'

/** The documented example has the time before each line, but no text says that a log does. */
const bodyStamps = defineQuestion({
  id: 'body/stamps',
  title: 'What is put before the lines of a run',
  source: cite(examplePointer(200)),
  needs: ['writtenLog'],
  async observe({ arrange, baseline }) {
    const { text } = await baseline(await arrange.writtenLog(`${begin}\n`, 'one\ntw', 'o\n\n', '\nthree', `\n${end}\n`))
    const stamped = text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
    const first = stamped.lastIndexOf('\n', stamped.indexOf(begin)) + 1
    return JSON.stringify(stamped.slice(first, stamped.indexOf(end) + end.length))
  },
})

export const bodyQuestions = [...bodyOpen, bodyStamps]
