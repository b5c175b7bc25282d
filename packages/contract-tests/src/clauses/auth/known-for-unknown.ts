import { checkError } from '../../checks/check-error.ts'
import { withBearer, withQueryToken } from '../../checks/credentials.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { responsePointer } from '../../spec/operation.ts'

export const authKnownForUnknown: Clause = defineClause({
  id: 'auth/known-for-unknown',
  title: 'A known token brings no log that does not exist',
  level: 'must',
  source: cite(responsePointer(404)),
  needs: ['unknown-log', 'known-token'],
  async check({ arrange, read }) {
    const log = await arrange.unknownLog()
    const token = await arrange.knownToken()
    const variations = [withBearer(token), withQueryToken(token), withBearer(token, 'stream=1')]
    const exchanges = await Promise.all(variations.map((variation) => read(log, variation)))
    return exchanges.flatMap((exchange) => checkError(exchange, 404))
  },
})
