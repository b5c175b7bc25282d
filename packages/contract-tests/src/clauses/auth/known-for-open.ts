import { checkSame } from '../../checks/check-same.ts'
import { withBearer, withQueryToken } from '../../checks/credentials.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, operationPointer } from '../../endpoint/operation.ts'
import { answers, refuse } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import type { Asked } from '../../faults/which.ts'
import { header, ok, open, token } from '../../faults/which.ts'
import { idOf } from '../../faults/wire.ts'

const owned: Asked = (request, _, runs) => runs.get(idOf(request))?.owner !== undefined

export const authKnownForOpen = defineClause({
  id: 'auth/known-for-open',
  basis: 'documented',
  restsOn: ['body/as-written'],
  title: 'A known token changes nothing for a log that anyone may read',
  source: cite(operationPointer()),
  needs: ['finishedLog', 'knownToken'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const token = await arrange.knownToken()
    const plain = await baseline(log)
    const exchanges = [await read(log, withBearer(token)), await read(log, withQueryToken(token))]
    return exchanges.flatMap((exchange) => checkSame(exchange, plain, 'what no token gets'))
  },
  brokenBy: faults('status', {
    'open-only-to-owner': [
      'A token that is not the owner’s is refused where none is needed',
      answers([ok, open, owned, token()], refuse(403)),
    ],
    'strangers-refused': [
      'A log that anyone may read is refused to a known token',
      answers([ok, open, header('Authorization')], refuse(403)),
    ],
  }),
})
