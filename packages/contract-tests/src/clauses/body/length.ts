import { checkAnswer } from '../../checks/check-answer.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { finding } from '../../clause/finding.ts'
import { citeSection } from '../../clause/source.ts'

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
    const exchange = await read(await arrange.finishedLog())
    const answer = checkAnswer(exchange, 200)
    const given = exchange.headers('content-length')
    const same = given.every((value) => Number(value) === exchange.body.byteLength)
    if (answer.length > 0 || (same && given.length < 2)) return answer
    return [finding('length', `one Content-Length, ${exchange.body.byteLength}`, given.join(' and '), exchange)]
  },
})
