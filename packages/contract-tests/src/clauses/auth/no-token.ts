import { checkAnswer } from '../../checks/check-answer.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import { withBearer } from '../../checks/credentials.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { Inapplicable } from '../../clause/scene.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { answers, on, setStatus, status } from '../../faults/answers.ts'
import { letIn } from '../../faults/let-in.ts'

const queries = ['stream=1', 'download=1', 'raw=1', 'stream=true&download=true&raw=true']

export const authNoToken = defineClause({
  id: 'auth/no-token',
  basis: 'documented',
  restsOn: ['auth/bearer', 'errors/unauthorized', 'flags/stream', 'flags/download', 'flags/raw'],
  title: 'A restricted log without a token is a 401, whatever the flags',
  source: cite(responsePointer(401), [
    'RFC 9110, section 15.5.4',
    'A server that wishes to hide that a resource exists may respond with a 404 instead.',
  ]),
  needs: ['restrictedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.restrictedLog()
    const { body } = await baseline(log, withBearer(log.token))
    const exchanges = await Promise.all([{}, ...queries.map((query) => ({ query }))].map((variation) => read(log, variation)))
    const leaked = exchanges.flatMap((exchange) => checkNoLogBytes(exchange, body))
    const isHidden = exchanges.every((exchange) => exchange.status === 404)
    if (isHidden && leaked.length === 0) throw new Inapplicable('Whoever has no token is told that there is no such log (404)')
    return [...exchanges.flatMap((exchange) => checkAnswer(exchange, 401)), ...leaked]
  },
  brokenBy: faults('status', {
    'cached-for-all': ['What the owner read is served to anyone', letIn(status(401)), { also: { 'auth/almost-right': 'status' } }],
    'stream-needs-no-token': ['A restricted log is streamed without a token', letIn([status(401), on('stream')])],
    'unauthorized-as-forbidden': ['A 401 is a 403', answers(status(401), setStatus(403)), { also: { 'auth/strangers': 'status' } }],
  }),
})
