import { checkNoServerError } from '../../checks/check-same.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import { excerpt } from '../../checks/excerpt.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { finding } from '../../clause/finding.ts'
import { cite, citeSection } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'
import { describeExchange } from '../../witness/describe-exchange.ts'

export const secrecyIds: Clause = defineClause({
  id: 'secrecy/ids',
  title: 'An id that holds slashes, dots, controls or another id reaches no other log',
  level: 'must',
  source: [
    ...cite(
      parameterPointer('buildOrRunId'),
      `${parameterPointer('buildOrRunId')}/schema`,
      `${parameterPointer('buildOrRunId')}/example`,
    ),
    ...citeSection('RFC 3986, section 2.2', 'A percent-encoded delimiter is data, not a delimiter.'),
  ],
  needs: ['finished-log', 'distinct-ids'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const plain = await baseline(log)
    const { id } = log
    const found: Finding[] = []
    for (const other of [
      `x/../${id}`,
      `./${id}`,
      `/${id}`,
      `${id}/`,
      `${id}\0`,
      `${id}\n`,
      `${id} `,
      ` ${id}`,
      `${id}.log`,
      `${id}?`,
      `${id}%`,
      `..\\${id}`,
      `*`,
      `${id.slice(0, -1)}*`,
    ]) {
      const exchange = await read({ ...log, id: other })
      found.push(...checkNoLogBytes(exchange, plain.body), ...checkNoServerError(exchange))
      if (exchange.status === 200)
        found.push(finding('status', `no log for the id ${excerpt(other)}`, describeExchange(exchange), exchange))
    }
    return found
  },
})
