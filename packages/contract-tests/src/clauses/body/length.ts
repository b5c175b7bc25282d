import { checkAnswer } from '../../checks/check-answer.ts'
import { checkSame } from '../../checks/check-same.ts'
import type { Finding } from '../../clause/clause.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { cite } from '../../endpoint/operation.ts'
import { addHeader, addToLength, answers, frame, has, ok, on } from '../../faults/answers.ts'
import type { Exchange } from '../../witness/exchange.ts'

export const bodyLength = defineClause({
  id: 'body/length',
  basis: 'required',
  restsOn: ['body/as-written', 'stream/finished'],
  title: 'Content-Length, if sent, is the number of bytes that come',
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
      'A log has a Content-Length and comes in chunks',
      answers([ok, has('Content-Length')], frame('chunked')),
      { code: 'no-answer' },
    ],
    'two-lengths': [
      'Content-Length comes twice',
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
