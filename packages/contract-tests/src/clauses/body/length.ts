import { checkAnswer } from '../../checks/check-answer.ts'
import { checkSame } from '../../checks/check-same.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { finding } from '../../clause/finding.ts'
import { citeSection } from '../../clause/source.ts'
import type { Exchange } from '../../witness/exchange.ts'

export const bodyLength: Clause = defineClause({
  id: 'body/length',
  title: 'Content-Length, if sent, is the number of bytes that come',
  level: 'must',
  source: citeSection(
    'RFC 9110, section 8.6',
    'A server must not send Content-Length unless its value is the length of the content.',
  ),
  needs: ['finished-log'],
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
