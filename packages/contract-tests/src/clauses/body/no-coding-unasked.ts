import { gzipSync } from 'node:zlib'
import { checkAnswer } from '../../checks/check-answer.ts'
import { defineClause } from '../../clause/clause.ts'
import { finding } from '../../clause/finding.ts'
import { cite } from '../../endpoint/operation.ts'
import type { AnswerChange } from '../../faults/answers.ts'
import { answers, setHeader } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { header, off, ok } from '../../faults/which.ts'
import { readAll, withBytes } from '../../faults/wire.ts'

/** Requests that say nothing of codings, or that they accept none. */
const refusals: readonly Readonly<Record<string, string>>[] = [
  {},
  { 'Accept-Encoding': 'identity' },
  { 'Accept-Encoding': 'gzip;q=0, deflate;q=0, br;q=0' },
  { 'Accept-Encoding': 'identity, *;q=0' },
]

const zip: AnswerChange = async (answer) => withBytes(answer, gzipSync(await readAll(answer.body)))

export const bodyNoCodingUnasked = defineClause({
  id: 'body/no-coding-unasked',
  basis: 'expected',
  restsOn: ['body/status'],
  title: 'A request that accepts no coding gets none',
  source: cite(['RFC 9110, section 12.5.3', 'A server sends a response in a content coding that the request accepts.']),
  needs: ['finishedLog'],
  async check({ arrange, read }) {
    const log = await arrange.finishedLog()
    const asked = refusals.map((headers) => read(log, { headers }))
    return (await Promise.all(asked)).flatMap((exchange) => {
      const answer = checkAnswer(exchange, 200)
      const coding = exchange.header('content-encoding') ?? 'identity'
      const zipped = exchange.body[0] === 0x1f && exchange.body[1] === 0x8b
      if (answer.length > 0 || (coding.toLowerCase() === 'identity' && !zipped)) return answer
      return [finding('coding', 'no content coding', zipped ? `${coding}, bytes of gzip` : coding, exchange)]
    })
  },
  brokenBy: faults('coding', {
    'gzip-for-any-coding': [
      'Logs are compressed for whoever names a coding, even to refuse it',
      answers([ok, off('stream'), header('Accept-Encoding')], zip, setHeader('Content-Encoding', 'gzip')),
    ],
    'gzip-unasked': ['Logs are compressed unasked', answers([ok, off('stream')], zip, setHeader('Content-Encoding', 'gzip'))],
    'gzip-unsaid': ['Logs are compressed without saying so', answers([ok, off('stream')], zip)],
  }),
})
