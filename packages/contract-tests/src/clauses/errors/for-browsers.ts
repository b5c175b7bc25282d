import { browserHeaders } from '../../checks/browser.ts'
import { checkError } from '../../checks/check-error.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, mediaTypePointer, responsePointer } from '../../endpoint/operation.ts'
import { faulty } from '../../faults/counterexample.ts'
import { answerWith, fieldOf } from '../../faults/wire.ts'

export const errorsForBrowsers = defineClause({
  id: 'errors/for-browsers',
  title: 'A browser gets the documented error too, not a page',
  level: 'must',
  source: cite(responsePointer(404), mediaTypePointer(404)),
  needs: ['unknownLog'],
  async check({ arrange, read }) {
    const log = await arrange.unknownLog()
    return checkError(await read(log, { headers: browserHeaders }), 404)
  },
  brokenBy: [
    faulty('error-pages-for-browsers', 'Browsers get a page for an error', 'media-type', () => async (request, forward) => {
      const answer = await forward(request)
      return answer.status >= 400 && fieldOf(request, 'Accept')?.startsWith('text/html') === true
        ? answerWith(answer.status, 'text/html', `<h1>${answer.status}</h1>`)
        : answer
    }),
  ],
})
