import { checkAnswer } from '../../checks/check-answer.ts'
import { checkSame } from '../../checks/check-same.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { finding } from '../../clause/finding.ts'
import { citeSection } from '../../clause/source.ts'
import { fieldOf, isOn, withField } from '../../faults/wire.ts'
import type { Exchange } from '../../witness/exchange.ts'

export const bodyLength = defineClause({
  id: 'body/length',
  title: 'Content-Length, if sent, is the number of bytes that come',
  level: 'must',
  source: citeSection(
    'RFC 9110, section 8.6',
    'A server must not send Content-Length unless its value is the length of the content.',
  ),
  needs: ['finishedLog'],
  async check({ arrange, read }) {
    const log = await arrange.finishedLog()
    const plain = await read(log)
    const [download, stream] = [await read(log, { query: 'download=1' }), await read(log, { query: 'stream=1' })]
    return [
      ...checkLength(plain),
      ...[download, stream].flatMap((exchange) => [
        ...checkLength(exchange),
        ...checkSame(exchange, plain, 'the log without the flag'),
      ]),
    ]
  },
  brokenBy: [
    {
      name: 'download-length-too-short',
      title: 'Content-Length of a download is one too few',
      code: 'bytes',
      fault: () => async (request, forward) => {
        const answer = await forward(request)
        const length = Number(fieldOf(answer, 'Content-Length'))
        return answer.status === 200 && isOn(request, 'download') && length > 1
          ? withField(answer, 'Content-Length', String(length - 1))
          : answer
      },
    },
    {
      name: 'length-too-long',
      title: 'Content-Length is one too many',
      code: 'body-cut',
      also: [['body/status', 'body-cut']],
      fault: () => async (request, forward) => {
        const answer = await forward(request)
        return answer.status === 200 && fieldOf(answer, 'Content-Length') !== undefined
          ? withField(answer, 'Content-Length', String(Number(fieldOf(answer, 'Content-Length')) + 1))
          : answer
      },
    },
    {
      name: 'stream-length-too-long',
      title: 'Content-Length of a finished stream is one too many',
      code: 'body-cut',
      fault: () => async (request, forward) => {
        const answer = await forward(request)
        const length = fieldOf(answer, 'Content-Length')
        return answer.status === 200 && isOn(request, 'stream') && length !== undefined
          ? withField(answer, 'Content-Length', String(Number(length) + 1))
          : answer
      },
    },
    {
      name: 'two-framings',
      title: 'A log has a Content-Length and comes in chunks',
      code: 'no-answer',
      fault: () => async (request, forward) => {
        const answer = await forward(request)
        return answer.status === 200 && fieldOf(answer, 'Content-Length') !== undefined
          ? { ...answer, framing: 'chunked' }
          : answer
      },
    },
    {
      name: 'two-lengths',
      title: 'Content-Length comes twice',
      code: 'no-answer',
      fault: () => async (request, forward) => {
        const answer = await forward(request)
        return answer.status === 200 && fieldOf(answer, 'Content-Length') !== undefined
          ? { ...answer, fields: [...answer.fields, ['Content-Length', fieldOf(answer, 'Content-Length') ?? '0']] }
          : answer
      },
    },
  ],
})

function checkLength(exchange: Exchange): Finding[] {
  const given = exchange.headers('content-length')
  const same = given.every((value) => Number(value) === exchange.received)
  if (same && given.length < 2) return checkAnswer(exchange, 200)
  return [
    ...checkAnswer(exchange, 200),
    finding('length', `one Content-Length, ${exchange.received}`, given.join(' and '), exchange),
  ]
}
