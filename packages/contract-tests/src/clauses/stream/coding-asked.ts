import { Readable } from 'node:stream'
import { constants, createGzip, gunzipSync, gzipSync } from 'node:zlib'
import { checkAnswer, compareBytes } from '../../checks/check-body.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, header, ok, on, pipe, setHeader } from '../../faults/answers.ts'
import { mapPieces } from '../../faults/wire.ts'
import { excerpt } from '../../print/excerpt.ts'
import { sampleLine } from '../../samples/sample-log.ts'
import { describeExchange } from '../../witness/describe-exchange.ts'
import type { Exchange } from '../../witness/exchange.ts'

function compress(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const gzip = createGzip()
  Readable.from(body)
    .on('error', () => gzip.destroy())
    .pipe(gzip)
  return gzip
}

export const streamCodingAsked = defineClause({
  id: 'stream/coding-asked',
  basis: 'documented',
  restsOn: ['stream/equals-log', 'body/coding-asked'],
  title: 'A reader that accepts gzip still gets each line as it is written',
  source: cite(parameterPointer('stream'), [
    'RFC 9110, section 8.4',
    'Content-Encoding says what codings have been applied to the representation.',
  ]),
  needs: ['steeredLog'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const reading = scene.open(log, { query: 'stream=1', headers: { 'Accept-Encoding': 'gzip' } })
    let written = ''
    for (const line of [1, 2, 3].map((number) => sampleLine('coding', number))) {
      written += line
      await log.append(line)
      const expected = Buffer.from(written)
      await reading.until(() => reading.ended || decode(reading.soFar())?.includes(expected) === true, scene.patienceMs)
      const exchange = reading.soFar()
      const came = decode(exchange)
      if (came === undefined) return [finding('coding', 'bytes in gzip', excerpt(exchange.body), exchange)]
      if (!came.includes(expected)) {
        const code = exchange.end === 'abort' ? 'not-delivered' : 'ended-early'
        const awaited = `${excerpt(line)} while the run is running`
        return [finding(code, awaited, `${excerpt(came)} in ${describeExchange(exchange)}`, exchange)]
      }
    }
    await log.finish()
    const exchange = await reading.whole()
    return [
      ...checkAnswer(exchange, 200),
      ...compareBytes(decode(exchange) ?? exchange.framed, written, 'the log as it was written', exchange),
    ]
  },
  brokenBy: faults('not-delivered', {
    'gzip-holds-streams': [
      'A stream in gzip is held back until the compressor is full',
      answers([ok, on('stream'), header('Accept-Encoding', /gzip/)], pipe(compress), setHeader('Content-Encoding', 'gzip')),
    ],
    'gzip-piece-by-piece': [
      'Each piece of a stream is a separate, truncated gzip file',
      answers(
        [ok, on('stream'), header('Accept-Encoding', /gzip/)],
        pipe((body) => mapPieces(body, (piece) => gzipSync(piece).subarray(0, -4))),
        setHeader('Content-Encoding', 'gzip'),
      ),
      { code: 'coding' },
    ],
  }),
})

/** What has arrived so far, decoded; undefined if it is not in the coding that it claims. */
function decode(exchange: Exchange): Buffer | undefined {
  const body = Buffer.from(exchange.framed)
  if (exchange.header('content-encoding')?.toLowerCase() !== 'gzip' || body.length === 0) return Buffer.from(exchange.unframe(body))
  try {
    return Buffer.from(exchange.unframe(gunzipSync(body, { finishFlush: constants.Z_SYNC_FLUSH })))
  } catch {
    return undefined
  }
}
