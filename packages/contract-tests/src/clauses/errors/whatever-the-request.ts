import { readUnknown } from '../../checks/bring-about.ts'
import { browserHeaders } from '../../checks/browser.ts'
import { checkError } from '../../checks/check-error.ts'
import type { Promised } from '../../clause/clause.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import type { RequestVariation } from '../../clause/scene.ts'
import { cite, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import { answers, become, header, on, refused, setBody, status } from '../../faults/answers.ts'

interface Row extends Pick<Promised, 'id' | 'title' | 'source' | 'restsOn' | 'brokenBy'> {
  readonly asked: readonly RequestVariation[]
}

const rows: readonly Row[] = [
  {
    id: 'errors/for-browsers',
    restsOn: ['errors/not-found'],
    title: 'A browser gets the documented error too, not a page',
    source: cite(responsePointer(404)),
    asked: [{ headers: browserHeaders }],
    brokenBy: faults('not-json', {
      'error-pages-for-browsers': [
        'Browsers get a page for an error',
        answers([status(404), header('Accept', /^text\/html/)], become(404, 'text/html', '<h1>404</h1>')),
      ],
    }),
  },
  {
    id: 'errors/whatever-the-flags',
    restsOn: ['errors/not-found', 'flags/stream', 'flags/download', 'flags/raw'],
    title: 'An error stays the documented error whatever the flags',
    source: cite(responsePointer(404), parameterPointer('stream'), parameterPointer('download'), parameterPointer('raw')),
    asked: ['stream=1', 'stream=true', 'download=1', 'raw=1', 'stream=1&download=1&raw=1'].map((query) => ({ query })),
    brokenBy: faults('not-json', {
      'streamed-error-as-text': ['With stream an error is text', answers([refused, on('stream')], setBody('No such log'))],
    }),
  },
]

/** How else a log may be asked for that is not there. */
export const errorsWhateverTheRequest = rows.map(({ asked, ...promise }) =>
  defineClause({
    ...promise,
    basis: 'documented',
    needs: ['unknownLog'],
    async check(scene) {
      const exchanges = await readUnknown(scene, asked)
      return exchanges.flatMap((exchange) => checkError(exchange, 404))
    },
  }),
)
