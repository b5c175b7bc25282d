import { operationPath } from '@get-log/types'
import { checkNoServerError } from '../../checks/check-same.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import { unknownToken, withBearer } from '../../checks/credentials.ts'
import { defineClause } from '../../clause/clause.ts'
import { finding } from '../../clause/finding.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { faults } from '../../faults/counterexample.ts'
import { letIn } from '../../faults/let-in.ts'
import { path } from '../../faults/which.ts'
import { describeExchange } from '../../witness/describe-exchange.ts'

export const authSpellings = defineClause({
  id: 'auth/spellings',
  basis: 'documented',
  restsOn: ['auth/no-token'],
  title: 'A restricted log is as closed under any other spelling of its path',
  source: cite(responsePointer(401), ['RFC 3986, section 6.2', 'Different spellings may name the same resource.']),
  needs: ['restrictedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.restrictedLog()
    const { body } = await baseline(log, withBearer(log.token))
    const path = operationPath.replace('{buildOrRunId}', encodeURIComponent(log.id))
    const encoded = [...Buffer.from(log.id)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
    const spellings = [
      operationPath.replace('{buildOrRunId}', encoded),
      `${path}/`,
      `/${path}`,
      path.replace('/logs/', '//logs//'),
      path.replace('/logs/', '/./logs/x/../'),
      path.replace('/v2/logs/', '/V2/Logs/'),
      `${path}.log`,
      `${path};v=1`,
    ]
    const variations = spellings.flatMap((spelling) => [{ path: spelling }, { ...withBearer(unknownToken), path: spelling }])
    const exchanges = await Promise.all(variations.map((variation) => read(log, variation)))
    // Whether another spelling names the log at all is the server's affair.
    return exchanges.flatMap((exchange) => [
      ...checkNoServerError(exchange),
      ...checkNoLogBytes(exchange, body),
      ...(exchange.status === 200 ? [finding('status', 'a refusal', describeExchange(exchange), exchange)] : []),
    ])
  },
  brokenBy: faults('log-bytes', {
    'encoded-id-open': ['Whether a log is restricted is looked up under the id as it was spelled', letIn(path(/%[4-7]/))],
  }),
})
