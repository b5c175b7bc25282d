import { operationPath } from '@get-log/types'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import { unknownToken, withBearer } from '../../checks/credentials.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { path } from '../../faults/answers.ts'
import { letIn } from '../../faults/let-in.ts'

export const authSpellings = defineClause({
  id: 'auth/spellings',
  basis: 'documented',
  restsOn: ['auth/no-token', 'auth/unknown-token'],
  title: 'A restricted log is as closed under any other spelling of its path',
  source: cite(responsePointer(401), ['RFC 3986, section 6.2', 'Different spellings may name the same resource.']),
  needs: ['restrictedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.restrictedLog()
    const { body } = await baseline(log, withBearer(log.token))
    const id = encodeURIComponent(log.id)
    const hex = [...Buffer.from(log.id)].map((byte) => byte.toString(16).padStart(2, '0'))
    const path = operationPath.replace('{buildOrRunId}', id)
    const paths = [
      ...[hex.map((byte) => `%${byte}`).join(''), hex.map((byte) => `%25${byte}`).join('')],
      ...[`${id}/`, `${id}.log`, `${id};v=1`, `${id}%00`, `${id}%0A`, `${id}%20`, `%20${id}`, `${id}%3F`, `${id}%23x`],
      ...[`x%2F..%2F${id}`, `.%2F${id}`, `%2F${id}`, `${id}%2F`, `..%5C${id}`, `${id}/style.css`],
    ].map((spelling) => operationPath.replace('{buildOrRunId}', spelling))
    paths.push(
      `/${path}`,
      path.replace('/logs/', '//logs//'),
      path.replace('/logs/', '/./logs/x/../'),
      path.replace('/v2/logs/', '/V2/Logs/'),
    )
    const variations = paths.flatMap((path) => [{ path }, { ...withBearer(unknownToken), path }])
    const exchanges = await Promise.all(variations.map((variation) => read(log, variation)))
    // Whether another spelling names the log at all is the server's affair.
    return exchanges.flatMap((exchange) => checkNoLogBytes(exchange, body))
  },
  brokenBy: faults('log-bytes', {
    'encoded-id-open': ['Whether a log is restricted is looked up under the id as it was spelled', letIn(path(/%[4-7]/))],
  }),
})
