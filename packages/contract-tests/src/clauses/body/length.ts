import { checkAnswer } from '../../checks/check-answer.ts'
import { checkSame } from '../../checks/check-same.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { finding } from '../../clause/finding.ts'
import { citeSection } from '../../clause/source.ts'
import { faulty } from '../../faults/counterexample.ts'
import { fieldOf, isOn, withField } from '../../faults/wire.ts'
import type { Exchange } from '../../witness/exchange.ts'

export const bodyLength = defineClause({
  id: 'body/length',
  title: 'Content-Length, if sent, is the number of bytes that come',
  level: 'must',
  source: citeSection('RFC 9110, section 8.6', 'A server must not send Content-Length unless its value is the length of the content.'),
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
  brokenBy: [
    faulty('download-length-too-short', 'Content-Length of a download is one too few', 'bytes', () => async (request, forward) => {
      const answer = await forward(request)
      const length = Number(fieldOf(answer, 'Content-Length'))
      return answer.status === 200 && isOn(request, 'download') && length > 1
        ? withField(answer, 'Content-Length', String(length - 1))
        : answer
    }),
    faulty(
      'length-too-long',
      'Content-Length is one too many',
      'body-cut',
      () => async (request, forward) => {
        const answer = await forward(request)
        return answer.status === 200 && fieldOf(answer, 'Content-Length') !== undefined
          ? withField(answer, 'Content-Length', String(Number(fieldOf(answer, 'Content-Length')) + 1))
          : answer
      },
      [['body/status', 'body-cut']],
    ),
    faulty('stream-length-too-long', 'Content-Length of a finished stream is one too many', 'body-cut', () => async (request, forward) => {
      const answer = await forward(request)
      const length = fieldOf(answer, 'Content-Length')
      return answer.status === 200 && isOn(request, 'stream') && length !== undefined
        ? withField(answer, 'Content-Length', String(Number(length) + 1))
        : answer
    }),
    faulty('two-framings', 'A log has a Content-Length and comes in chunks', 'no-answer', () => async (request, forward) => {
      const answer = await forward(request)
      return answer.status === 200 && fieldOf(answer, 'Content-Length') !== undefined ? { ...answer, framing: 'chunked' } : answer
    }),
    faulty('two-lengths', 'Content-Length comes twice', 'no-answer', () => async (request, forward) => {
      const answer = await forward(request)
      return answer.status === 200 && fieldOf(answer, 'Content-Length') !== undefined
        ? { ...answer, fields: [...answer.fields, ['Content-Length', fieldOf(answer, 'Content-Length') ?? '0']] }
        : answer
    }),
  ],
})

function checkLength(exchange: Exchange): Finding[] {
  const given = exchange.headers('content-length')
  const same = given.every((value) => Number(value) === exchange.received)
  if (same && given.length < 2) return checkAnswer(exchange, 200)
  return [...checkAnswer(exchange, 200), finding('length', `one Content-Length, ${exchange.received}`, given.join(' and '), exchange)]
}
