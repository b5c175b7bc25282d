import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith, fieldOf } from '../proof/wire.ts'

export const errorPagesForBrowsers: Mutant = defineMutant({
  name: 'error-pages-for-browsers',
  title: 'Browsers get a page for an error',
  killedBy: [['errors/for-browsers', 'media-type']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status >= 400 && fieldOf(request, 'Accept')?.startsWith('text/html') === true
      ? answerWith(answer.status, 'text/html', `<h1>${answer.status}</h1>`)
      : answer
  },
})
