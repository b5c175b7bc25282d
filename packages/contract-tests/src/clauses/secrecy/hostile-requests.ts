import { operationPath } from '@get-log/types'
import { checkNoServerError } from '../../checks/check-same.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, citeSection } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const secrecyHostileRequests: Clause = defineClause({
  id: 'secrecy/hostile-requests',
  title: 'A hostile path or query is refused, not a server error',
  level: 'must',
  source: [
    ...cite(parameterPointer('buildOrRunId')),
    ...citeSection('RFC 9110, section 15.6.1', 'A 500 says that the server met a condition it did not expect.'),
  ],
  needs: ['finished-log'],
  async check({ arrange, read }) {
    const log = await arrange.finishedLog()
    const paths = [
      '%',
      '%zz',
      '%c3%28',
      '%ff',
      '%00',
      '..%2f..%2f..%2fetc%2fpasswd',
      '%2e%2e%2f',
      'x'.repeat(4000),
      '__proto__',
      '%F0%9F%98%80',
    ]
    const requests = paths.map((id) => ({ path: operationPath.replace('{buildOrRunId}', id) }))
    const queries = [
      '%',
      'raw=%',
      'raw=%ff',
      '&&&=&',
      'raw[]=1',
      'raw[a]=1',
      `token=${'x'.repeat(4000)}`,
      `raw=${'1'.repeat(2000)}`,
      '__proto__=1',
    ]
    const found = []
    for (const variation of [...requests, ...queries.map((query) => ({ query }))])
      found.push(...checkNoServerError(await read(log, variation)))
    return found
  },
})
