import { checkError } from '../../checks/check-error.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { mediaTypePointer, responsePointer } from '../../spec/operation.ts'

export const errorsForBrowsers: Clause = defineClause({
  id: 'errors/for-browsers',
  title: 'A browser gets the documented error too, not a page',
  level: 'must',
  source: cite(responsePointer(404), mediaTypePointer(404)),
  needs: ['unknown-log'],
  async check({ arrange, read }) {
    const log = await arrange.unknownLog()
    const headers = {
      Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
      'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
    }
    return checkError(await read(log, { headers }), 404)
  },
})
