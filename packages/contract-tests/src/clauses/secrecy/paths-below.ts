import { operationPath } from '@get-log/types'
import { withBearer } from '../../checks/credentials.ts'
import { defineClause } from '../../clause/clause.ts'
import { finding } from '../../clause/finding.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { asks, replacePath } from '../../faults/asks.ts'
import { faults } from '../../faults/counterexample.ts'
import { every } from '../../faults/which.ts'
import { describeExchange } from '../../witness/describe-exchange.ts'

export const secrecyPathsBelow = defineClause({
  id: 'secrecy/paths-below',
  basis: 'expected',
  title: 'A path below that of a log, which a shared cache may take for a file, does not bring the log',
  source: cite(parameterPointer('buildOrRunId'), [
    'OpenAPI 3.1.1, section 4.8.8.2',
    'The value of a path parameter holds no unescaped slash.',
  ]),
  needs: ['restrictedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.restrictedLog()
    const { token } = log
    await baseline(log, withBearer(token))
    const path = operationPath.replace('{buildOrRunId}', encodeURIComponent(log.id))
    const paths = ['/style.css', '/log', '%2Fstyle.css', ';style.css', '.css', '%00.css'].map((end) => `${path}${end}`)
    const exchanges = await Promise.all(paths.map((below) => read(log, { ...withBearer(token), path: below })))
    return exchanges
      .filter(({ status }) => status === 200)
      .map((exchange) => finding('status', 'no log below a log', describeExchange(exchange), exchange))
  },
  brokenBy: faults('status', {
    'below-is-the-log': ['Whatever stands below a log is the log', asks(every, replacePath(/^(\/v2\/logs\/[^/?]+)\/[^?]*/, '$1'))],
  }),
})
