import { readUnknown } from '../../checks/bring-about.ts'
import { checkWords } from '../../checks/check-error.ts'
import { checkCharset, checkMediaType } from '../../checks/check-media-type.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, documentedErrors, documentedMediaType, mediaTypePointer } from '../../endpoint/operation.ts'
import { answers, refused, setHeader, setInError } from '../../faults/answers.ts'

export const errorsMediaType = defineClause({
  id: 'errors/media-type',
  title: 'An error has the media type of JSON, and words that say something',
  basis: 'expected',
  source: cite(...documentedErrors().map(mediaTypePointer)),
  needs: ['unknownLog'],
  restsOn: ['errors/not-found'],
  async check(scene) {
    const exchanges = await readUnknown(scene, [{}])
    return exchanges.flatMap((exchange) => [
      ...checkMediaType(exchange, documentedMediaType(404)),
      ...checkCharset(exchange),
      ...checkWords(exchange),
    ])
  },
  brokenBy: faults('media-type', {
    'errors-as-text': ['Errors are plain text', answers(refused, setHeader('Content-Type', 'text/plain'))],
    'error-with-empty-message': [
      'The message of an error is empty',
      answers(refused, setInError('message', ' ')),
      { code: 'empty-message' },
    ],
    'error-with-empty-type': ['The type of an error is empty', answers(refused, setInError('type', '')), { code: 'empty-type' }],
  }),
})
