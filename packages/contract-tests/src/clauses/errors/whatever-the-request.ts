import { readUnknown } from '../../checks/bring-about.ts'
import { checkError, checkRefusal, checkWords } from '../../checks/check-error.ts'
import { checkCharset, checkMediaType } from '../../checks/check-headers.ts'
import { browserHeaders } from '../../checks/requests.ts'
import type { Finding, Promised } from '../../clause/clause.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import type { RequestVariation } from '../../clause/scene.ts'
import {
  cite,
  documentedErrors,
  documentedMediaType,
  mediaTypePointer,
  parameterPointer,
  responsePointer,
} from '../../endpoint/operation.ts'
import { answers, become, header, id, on, refused, setBody, setHeader, setInError, status } from '../../faults/answers.ts'
import type { Exchange } from '../../witness/exchange.ts'

interface Row extends Pick<Promised, 'id' | 'title' | 'basis' | 'source' | 'restsOn' | 'brokenBy'> {
  readonly asked?: readonly RequestVariation[]
  readonly ids?: readonly string[]
  readonly look: (exchange: Exchange) => readonly Finding[]
}

const isDocumented = (exchange: Exchange): Finding[] => checkError(exchange, 404)

const rows: readonly Row[] = [
  {
    id: 'errors/media-type',
    basis: 'expected',
    restsOn: ['errors/not-found'],
    title: 'An error has a JSON media type, and its type and message are not empty',
    source: cite(...documentedErrors().map(mediaTypePointer)),
    look: (exchange) => [...checkMediaType(exchange, documentedMediaType(404)), ...checkCharset(exchange), ...checkWords(exchange)],
    brokenBy: faults('media-type', {
      'errors-as-text': ['Errors are plain text', answers(refused, setHeader('Content-Type', 'text/plain'))],
      'error-with-empty-message': [
        'The message of an error is empty',
        answers(refused, setInError('message', ' ')),
        { code: 'empty-message' },
      ],
      'error-with-empty-type': ['The type of an error is empty', answers(refused, setInError('type', '')), { code: 'empty-type' }],
    }),
  },
  {
    id: 'errors/several-ids',
    basis: 'documented',
    restsOn: ['errors/not-found', 'errors/bad-request'],
    title: 'An id such as undefined is answered with the documented 404, or with a 400 if it cannot be an id',
    source: cite(responsePointer(404), responsePointer(400), parameterPointer('buildOrRunId')),
    ids: ['undefined', 'null', '__proto__', 'constructor', 'toString'],
    look: (exchange) => checkRefusal(exchange, [404, 400], ''),
    brokenBy: faults('status', {
      'undefined-is-an-id': ['The id undefined returns an empty log', answers(id('undefined'), become(200, 'text/plain', ''))],
    }),
  },
  {
    id: 'errors/for-browsers',
    basis: 'documented',
    restsOn: ['errors/not-found'],
    title: 'A browser also gets the documented error, not a web page',
    source: cite(responsePointer(404)),
    asked: [{ headers: browserHeaders }],
    look: isDocumented,
    brokenBy: faults('not-json', {
      'error-pages-for-browsers': [
        'Browsers get a web page for an error',
        answers([status(404), header('Accept', /^text\/html/)], become(404, 'text/html', '<h1>404</h1>')),
      ],
    }),
  },
  {
    id: 'errors/whatever-the-flags',
    basis: 'documented',
    restsOn: ['errors/not-found', 'flags/stream', 'flags/download', 'flags/raw'],
    title: 'An error stays the documented error whatever the flags',
    source: cite(responsePointer(404), parameterPointer('stream'), parameterPointer('download'), parameterPointer('raw')),
    asked: ['stream=1', 'stream=true', 'download=1', 'raw=1', 'stream=1&download=1&raw=1'].map((query) => ({ query })),
    look: isDocumented,
    brokenBy: faults('not-json', {
      'streamed-error-as-text': ['With stream an error is text', answers([refused, on('stream')], setBody('No such log'))],
    }),
  },
]

export const errorsWhateverTheRequest = rows.map(({ asked = [{}], ids = [], look, ...promise }) =>
  defineClause({
    ...promise,
    needs: ['unknownLog'],
    check: async (scene) => (await readUnknown(scene, asked, ids)).flatMap(look),
  }),
)
