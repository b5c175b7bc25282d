import type { ErrorStatus } from '@get-log/types'
import { bringAbout } from '../../checks/bring-about.ts'
import { checkErrorType } from '../../checks/check-error.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, documentedErrors, errorPropertyPointer, examplePointer, nameOfStatus } from '../../endpoint/operation.ts'
import { answers, setInError, status } from '../../faults/answers.ts'

const ids: Partial<Record<number, string>> = {
  400: 'errors/bad-request-type',
  401: 'errors/unauthorized-type',
  403: 'errors/forbidden-type',
  404: 'errors/not-found-type',
  405: 'errors/method-not-allowed-type',
  429: 'errors/too-many-requests-type',
}

function define(code: ErrorStatus): Clause {
  const id = ids[code] ?? `errors/${nameOfStatus(code)}-type`
  return defineClause({
    id,
    title: `The ${code} has the documented type`,
    basis: 'expected',
    // Whoever names one in another way has names of their own for all.
    restsOn: [id.replace(/-type$/, ''), ...(code === 404 ? [] : ['errors/not-found-type'])],
    source: cite(examplePointer(code), `${errorPropertyPointer('type')}/example`, `${errorPropertyPointer('message')}/example`),
    ...bringAbout(code, (exchange) => checkErrorType(exchange, code)),
    brokenBy: faults('error-type', {
      [id.replace('errors/', '').replace(/type$/, 'renamed')]: [
        `The type of the ${code} has another name`,
        answers(status(code), setInError('type', 'renamed')),
      ],
    }),
  })
}

/** The type of every documented error, which only an example shows. */
export const errorsDocumentedType = documentedErrors().map(define)
