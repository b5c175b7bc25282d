import { checkError } from '../../checks/check-error.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { faulty } from '../../faults/counterexample.ts'
import { answerWith, isOn, pathOf, readAll, withBytes } from '../../faults/wire.ts'

export const authWrongForRestricted = defineClause({
  id: 'auth/wrong-for-restricted',
  title: 'A restricted log with a token that is not known is a 401, not a 403',
  level: 'must',
  source: cite(responsePointer(401)),
  needs: ['restrictedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.restrictedLog()
    await baseline(log, { headers: { Authorization: `Bearer ${log.token}` } })
    const exchanges = [
      await read(log, { headers: { Authorization: 'Bearer contract_tests_no_such_token' } }),
      await read(log, { query: 'token=contract_tests_no_such_token' }),
      await read(log, { query: 'token=contract_tests_no_such_token&stream=1' }),
    ]
    return exchanges.flatMap((exchange) => [...checkError(exchange, 401), ...checkNoLogBytes(exchange, log.written ?? '')])
  },
  brokenBy: [
    faulty(
      'cached-for-all',
      'What the owner read is served to anyone',
      'status',
      () => {
        const kept = new Map<string, Buffer>()
        return async (request, forward) => {
          const answer = await forward(request)
          const before = kept.get(pathOf(request))
          if (answer.status === 401 && before !== undefined) return answerWith(200, 'text/plain', before)
          if (answer.status !== 200 || isOn(request, 'stream')) return answer
          const body = await readAll(answer.body)
          kept.set(pathOf(request), body)
          return withBytes(answer, body)
        }
      },
      [
        ['auth/no-token', 'status'],
        ['auth/almost-right', 'status'],
      ],
    ),
  ],
})
