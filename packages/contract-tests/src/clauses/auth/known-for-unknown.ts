import { checkError } from '../../checks/check-error.ts'
import { withBearer } from '../../checks/credentials.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { answers, become, status, token } from '../../faults/answers.ts'

export const authKnownForUnknown = defineClause({
  id: 'auth/known-for-unknown',
  basis: 'documented',
  restsOn: ['errors/not-found', 'flags/stream'],
  title: 'An id that names no log is a 404 with a known token too',
  source: cite(responsePointer(404)),
  needs: ['unknownLog', 'knownToken'],
  async check({ arrange, read }) {
    const [log, token] = [await arrange.unknownLog(), await arrange.knownToken()]
    const exchanges = [await read(log, withBearer(token)), await read(log, withBearer(token, 'stream=1'))]
    return exchanges.flatMap((exchange) => checkError(exchange, 404))
  },
  brokenBy: faults('status', {
    'unknown-log-with-token': [
      'With a token an unknown id brings an empty log',
      answers([status(404), token()], become(200, 'text/plain', '')),
    ],
  }),
})
