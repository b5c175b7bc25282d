import { checkRefusal } from '../../checks/check-refusal.ts'
import { withBearer } from '../../checks/credentials.ts'
import { defineClause } from '../../clause/clause.ts'
import { citeSection } from '../../clause/source.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { faulty } from '../../faults/counterexample.ts'
import { letIn } from '../../faults/let-in.ts'
import { refusal, tokenOf } from '../../faults/wire.ts'

export const authEmptyToken = defineClause({
  id: 'auth/empty-token',
  title: 'A token that is empty, or the name of nothing, opens no restricted log',
  level: 'must',
  source: [
    ...cite(responsePointer(401)),
    ...citeSection('RFC 6750, section 3.1', 'A request that is otherwise malformed is answered with a 400.'),
  ],
  needs: ['restrictedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.restrictedLog()
    const { body } = await baseline(log, withBearer(log.token))
    const names = ['undefined', 'null', '*', '%', '0', 'true', '__proto__', 'constructor', 'toString']
    const variations = [
      { query: 'token=' },
      { query: 'token' },
      { query: 'token=&stream=1' },
      { headers: { Authorization: 'Bearer ' } },
      { headers: { Authorization: '' } },
      ...names.flatMap((name) => [withBearer(name), { query: `token=${encodeURIComponent(name)}` }]),
    ]
    const exchanges = await Promise.all(variations.map((variation) => read(log, variation)))
    return exchanges.flatMap((exchange) => checkRefusal(exchange, [401, 400], body))
  },
  brokenBy: [
    faulty(
      'empty-token-opens',
      'An empty token opens every log',
      'status',
      letIn(({ request }) => tokenOf(request) === ''),
    ),
    faulty(
      'tokens-of-prototype',
      'Tokens are looked up in a plain object, which knows more names',
      'status',
      () => async (request, forward) => {
        const answer = await forward(request)
        return answer.status === 401 && (tokenOf(request) ?? '-') in {} ? refusal(403) : answer
      },
    ),
    faulty(
      'undefined-token-opens',
      'The token undefined opens every log',
      'status',
      letIn(({ request }) => tokenOf(request) === 'undefined'),
    ),
  ],
})
