import { gzipSync } from 'node:zlib'
import { checkAnswer } from '../../checks/check-answer.ts'
import { defineClause } from '../../clause/clause.ts'
import { finding } from '../../clause/finding.ts'
import { citeSection } from '../../clause/source.ts'
import { faulty } from '../../faults/counterexample.ts'
import { fieldOf, isOn, readAll, withBytes, withField } from '../../faults/wire.ts'

/** Requests that say nothing of codings, or that they accept none. */
const refusals: readonly Readonly<Record<string, string>>[] = [
  {},
  { 'Accept-Encoding': 'identity' },
  { 'Accept-Encoding': 'gzip;q=0, deflate;q=0, br;q=0' },
  { 'Accept-Encoding': 'identity, *;q=0' },
]

export const bodyNoCodingUnasked = defineClause({
  id: 'body/no-coding-unasked',
  title: 'A request that accepts no coding gets none',
  level: 'must',
  source: citeSection('RFC 9110, section 12.5.3', 'A server sends a response in a content coding that the request accepts.'),
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
  brokenBy: [
    faulty(
      'gzip-for-any-coding',
      'Logs are compressed for whoever names a coding, even to refuse it',
      'coding',
      () => async (request, forward) => {
        const answer = await forward(request)
        const asked = fieldOf(request, 'Accept-Encoding') !== undefined
        return answer.status === 200 && asked && !isOn(request, 'stream')
          ? withField(withBytes(answer, gzipSync(await readAll(answer.body))), 'Content-Encoding', 'gzip')
          : answer
      },
    ),
    faulty('gzip-unasked', 'Logs are compressed unasked', 'coding', () => async (request, forward) => {
      const answer = await forward(request)
      return answer.status === 200 && !isOn(request, 'stream')
        ? withField(withBytes(answer, gzipSync(await readAll(answer.body))), 'Content-Encoding', 'gzip')
        : answer
    }),
    faulty('gzip-unsaid', 'Logs are compressed without saying so', 'coding', () => async (request, forward) => {
      const answer = await forward(request)
      return answer.status === 200 && !isOn(request, 'stream') ? withBytes(answer, gzipSync(await readAll(answer.body))) : answer
    }),
  ],
})
