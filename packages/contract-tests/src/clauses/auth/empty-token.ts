import { checkRefusal } from '../../checks/check-refusal.ts'
import { withBearer } from '../../checks/credentials.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { answers, refuse } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { letIn } from '../../faults/let-in.ts'
import { status, token } from '../../faults/which.ts'

export const authEmptyToken = defineClause({
  id: 'auth/empty-token',
  title: 'A token that is empty, or the name of nothing, opens no restricted log',
  level: 'must',
  source: cite(responsePointer(401), ['RFC 6750, section 3.1', 'A request that is otherwise malformed is answered with a 400.']),
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
  brokenBy: faults('status', {
    'empty-token-opens': ['An empty token opens every log', letIn(token(''))],
    'tokens-of-prototype': [
      'Tokens are looked up in a plain object, which knows more names',
      answers([status(401), token(/^(?:__proto__|constructor|toString)$/)], refuse(403)),
    ],
    'undefined-token-opens': ['The token undefined opens every log', letIn(token('undefined'))],
  }),
})
