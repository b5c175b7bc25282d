import { operationPath } from '@get-log/types'
import { checkEnd } from '../../checks/check-answer.ts'
import { isMediaType } from '../../checks/check-media-type.ts'
import { checkNoServerError } from '../../checks/check-same.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import { defineClause } from '../../clause/clause.ts'
import { finding } from '../../clause/finding.ts'
import { cite, documentedMediaType, parameterPointer } from '../../endpoint/operation.ts'
import { answers, become } from '../../faults/answers.ts'
import { bringLast } from '../../faults/bring-last.ts'
import { faults } from '../../faults/counterexample.ts'
import { id } from '../../faults/which.ts'
import { describeExchange } from '../../witness/describe-exchange.ts'

export const secrecyDotIds = defineClause({
  id: 'secrecy/dot-ids',
  basis: 'documented',
  restsOn: ['errors/not-found'],
  title: 'A dot, two dots or nothing in place of an id bring no log',
  source: cite(parameterPointer('buildOrRunId'), [
    'RFC 3986, section 5.2.4',
    'Dot segments name the place in the path, not what stands there.',
  ]),
  needs: ['finishedLog', 'distinctIds'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const { body } = await baseline(log)
    const found = ['.', '..', '%2e', '%2e%2e', '%2E.', '.%2e', '...', ''].map(async (id) => {
      const exchange = await read(log, { path: operationPath.replace('{buildOrRunId}', id) })
      // What else a server keeps at the path that the dots come to is its own affair, as long as it is no log.
      const isText = isMediaType(exchange.header('content-type') ?? '', documentedMediaType(200))
      const brought = exchange.status === 200 && isText
      return [
        ...checkNoServerError(exchange),
        ...checkEnd(exchange),
        ...checkNoLogBytes(exchange, body),
        ...(brought ? [finding('status', `no log for "${id}"`, describeExchange(exchange), exchange)] : []),
      ]
    })
    return (await Promise.all(found)).flat()
  },
  brokenBy: faults('log-bytes', {
    'dot-is-an-id': ['The id of one dot brings a listing', answers(id('.'), become(200, 'text/plain', 'one\ntwo\n')), { code: 'status' }],
    'dots-bring-the-last': ['Two dots for an id bring the log read before', bringLast(id('..'))],
    'no-id-brings-the-last': ['No id brings the log read before', bringLast(id(''))],
  }),
})
