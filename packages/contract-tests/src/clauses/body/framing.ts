import { checkAnswer, checkBytes, checkEnd, checkSame } from '../../checks/check-body.ts'
import { largeLogLimits } from '../../checks/requests.ts'
import type { Finding } from '../../clause/clause.ts'
import { defineClause, faults, finding, stopAt } from '../../clause/clause.ts'
import type { RequestVariation } from '../../clause/scene.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { afterLeaving } from '../../faults/after.ts'
import { addHeader, addToLength, answers, become, drop, every, frame, has, ok, on, refused, setHeader } from '../../faults/answers.ts'
import { remembering } from '../../faults/counterexample.ts'
import { pathOf, readAll, watchLeaving, withBytes } from '../../faults/wire.ts'
import { describeExchange } from '../../witness/describe-exchange.ts'
import type { Exchange } from '../../witness/exchange.ts'

const bodyLength = defineClause({
  id: 'body/length',
  basis: 'required',
  restsOn: ['body/as-written', 'stream/finished'],
  title: 'Content-Length, if sent, is the number of bytes that arrive',
  source: cite(['RFC 9110, section 8.6', 'A sender MUST NOT forward a message with a Content-Length that is known to be incorrect.']),
  needs: ['finishedLog'],
  async check({ arrange, read }) {
    const log = await arrange.finishedLog()
    const plain = await read(log)
    const [download, stream] = [await read(log, { query: 'download=1' }), await read(log, { query: 'stream=1' })]
    return [
      ...checkLength(plain),
      ...[download, stream].flatMap((exchange) => [...checkLength(exchange), ...checkSame(exchange, plain, 'the log without the flag')]),
    ]
  },
  brokenBy: faults('body-cut', {
    'download-length-too-short': [
      'Content-Length of a download is one too few',
      answers([ok, on('download'), has('Content-Length', /[^01]/)], addToLength(-1)),
      { code: 'bytes' },
    ],
    'length-too-long': [
      'Content-Length is one too many',
      answers([ok, has('Content-Length')], addToLength(1)),
      { also: { 'body/status': 'body-cut' } },
    ],
    'stream-length-too-long': [
      'Content-Length of a finished stream is one too many',
      answers([ok, on('stream'), has('Content-Length')], addToLength(1)),
    ],
    'two-framings': [
      'A log has a Content-Length and is chunked',
      answers([ok, has('Content-Length')], frame('chunked')),
      { code: 'no-answer' },
    ],
    'two-lengths': [
      'Content-Length is sent twice',
      answers([ok, has('Content-Length')], addHeader('Content-Length', '10')),
      { code: 'no-answer' },
    ],
  }),
})

function checkLength(exchange: Exchange): Finding[] {
  const given = exchange.headers('content-length')
  const same = given.every((value) => Number(value) === exchange.received)
  if (same && given.length < 2) return checkAnswer(exchange, 200)
  return [...checkAnswer(exchange, 200), finding('length', `one Content-Length, ${exchange.received}`, given.join(' and '), exchange)]
}

const variations: readonly RequestVariation[] = [{}, { query: 'raw=1' }, { query: 'raw=banana' }, { query: 'stream=1' }, {}]

async function* addBehind(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* body
  yield Buffer.from('\r\n')
}

const bodyKeptConnection = defineClause({
  id: 'body/kept-connection',
  basis: 'required',
  restsOn: ['body/status', 'body/length', 'raw/every-reader'],
  title: 'On a persistent connection each request gets its own answer, and nothing follows it',
  source: cite(
    ['RFC 9112, section 9.3', 'On a persistent connection every message needs a self-defined length.'],
    ['RFC 9112, section 9.3.2', 'A server MUST send the responses in the order in which the requests were received.'],
  ),
  needs: ['ansiLog'],
  async check({ arrange, read, readInTurn }) {
    const log = await arrange.ansiLog()
    const alone = await Promise.all(variations.map((variation) => read(log, variation)))
    const exchanges = await readInTurn(log, variations)
    return exchanges.flatMap((exchange, index) => {
      const expected = alone[index]
      const end = checkEnd(exchange)
      if (expected === undefined || end.length > 0) return end
      if (exchange.status !== expected.status) return [finding('status', `status ${expected.status}`, describeExchange(exchange), exchange)]
      // The text of an error may contain a time.
      return expected.status === 200 ? checkBytes(exchange, expected.body, 'the log as on a connection of its own') : []
    })
  },
  brokenBy: faults('body-cut', {
    'bytes-behind-answers': [
      'An answer of known length is followed by two more bytes',
      answers(every, (answer) => (answer.framing === 'length' ? { ...answer, body: addBehind(answer.body) } : answer)),
    ],
  }),
})

const bodyLeftMidway = defineClause({
  id: 'body/left-midway',
  basis: 'documented',
  restsOn: ['body/large', 'body/as-written'],
  title: 'A reader that leaves in the middle of a log does not affect the next',
  source: cite(responsePointer(200)),
  needs: ['largeLog'],
  async check({ arrange, open, read, patienceMs }) {
    const log = await arrange.largeLog()
    const leaving = open(log, largeLogLimits)
    await leaving.until(({ received }) => received > 0, patienceMs)
    await leaving.abort()
    const exchange = await read(log, largeLogLimits)
    stopAt(checkAnswer(exchange, 200))
    const whole = log.written ?? (await read(log, { query: 'stream=1', ...largeLogLimits })).body
    return checkBytes(exchange, whole, 'the whole log')
  },
  brokenBy: faults('status', {
    'leaving-breaks-log': [
      'Once a reader has left, the log is a server error',
      afterLeaving(answers(every, become(500, 'text/plain', 'Stream closed'))),
      { also: { 'stream/leaving-reader': 'ended-early' } },
    ],
    'leaving-cuts-log': [
      'Once a reader has left, the log ends where that reader stopped',
      remembering(() => {
        const left = new Map<string, number>()
        return answers(ok, async (answer, request) => {
          const most = left.get(pathOf(request))
          if (most !== undefined) return withBytes(answer, (await readAll(answer.body)).subarray(0, most))
          return { ...answer, body: watchLeaving(answer.body, (sent) => left.set(pathOf(request), sent)) }
        })
      }),
      { code: 'bytes' },
    ],
  }),
})

const httpDate = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/

const bodyDate = defineClause({
  id: 'body/date',
  basis: 'required',
  restsOn: ['body/status'],
  title: 'An answer has a Date',
  source: cite(
    ['RFC 9110, section 6.6.1', 'An origin server with a clock MUST generate a Date in all 2xx, 3xx and 4xx responses.'],
    ['RFC 9110, section 5.6.7', 'A sender MUST generate timestamps in the format IMF-fixdate.'],
  ),
  needs: ['finishedLog'],
  async check({ arrange, read }) {
    const log = await arrange.finishedLog()
    const exchanges = [await read(log), await read(log, { method: 'POST' })]
    return exchanges.flatMap((exchange) => {
      const given = exchange.headers('date')
      if (exchange.status < 200 || exchange.status >= 500 || (given.length === 1 && httpDate.test(given[0] ?? ''))) return []
      return [finding('date', 'one Date, as in Fri, 14 Jul 2017 06:00:49 GMT', given.join(' and ') || 'none', exchange)]
    })
  },
  brokenBy: faults('date', {
    'date-in-iso': ['The Date of an answer has another format', answers(ok, setHeader('Date', '2017-07-14T06:00:49Z'))],
    'no-date': ['Logs have no Date', answers(ok, drop('Date'))],
    'refusals-without-date': ['Errors have no Date', answers(refused, drop('Date'))],
  }),
})

export const bodyFraming = [bodyLength, bodyKeptConnection, bodyLeftMidway, bodyDate]
