import { browserHeaders } from '../../checks/browser.ts'
import { checkError } from '../../checks/check-error.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { answers, become } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { header, status } from '../../faults/which.ts'

export const errorsForBrowsers = defineClause({
  id: 'errors/for-browsers',
  basis: 'documented',
  restsOn: ['errors/not-found'],
  title: 'A browser gets the documented error too, not a page',
  source: cite(responsePointer(404)),
  needs: ['unknownLog'],
  async check({ arrange, read }) {
    const log = await arrange.unknownLog()
    return checkError(await read(log, { headers: browserHeaders }), 404)
  },
  brokenBy: faults('not-json', {
    'error-pages-for-browsers': [
      'Browsers get a page for an error',
      answers([status(404), header('Accept', /^text\/html/)], become(404, 'text/html', '<h1>404</h1>')),
    ],
  }),
})
