import type { ErrorStatus } from '@get-log/types'
import { bringAbout } from '../../checks/bring-about.ts'
import { checkError, checkErrorType } from '../../checks/check-error.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, documentedErrors, errorPropertyPointer, examplePointer, nameOfStatus, responsePointer } from '../../endpoint/operation.ts'
import { answers, edit, refused, setBody, setInError, setStatus, status } from '../../faults/answers.ts'
import type { Counterexample } from '../../faults/counterexample.ts'
import { sampleLog } from '../../samples/sample-log.ts'

interface Row {
  readonly id: string
  readonly basis: 'documented'
  readonly restsOn?: readonly string[]
  readonly title: string
  readonly brokenBy: readonly [Counterexample, ...Counterexample[]]
}

// All errors share a shape: a server that breaks it everywhere also breaks it for the one error that every target can produce.
const restsOn = ['errors/not-found']

const rows: Partial<Record<number, Row>> = {
  400: {
    id: 'errors/bad-request',
    basis: 'documented',
    restsOn,
    title: 'A malformed parameter is answered with the documented 400, and no byte of a log',
    brokenBy: faults('schema', {
      'error-without-message': [
        'Errors have no message',
        answers(
          refused,
          setInError('message', () => undefined),
        ),
      ],
    }),
  },
  401: {
    id: 'errors/unauthorized',
    basis: 'documented',
    restsOn,
    title: 'An invalid token is answered with the documented 401, and no byte of a log',
    brokenBy: faults('not-json', {
      'error-body-text': ['The body of a 401 is not JSON', answers(status(401), setBody('Unauthorized'))],
    }),
  },
  403: {
    id: 'errors/forbidden',
    basis: 'documented',
    restsOn,
    title: "Someone else's log is answered with the documented 403, and no byte of a log",
    brokenBy: faults('log-bytes', {
      'forbidden-with-log': ['A 403 contains the log', answers(status(403), setInError('log', sampleLog('restricted')))],
    }),
  },
  404: {
    id: 'errors/not-found',
    basis: 'documented',
    title: 'An id that names no log is answered with the documented 404, and no byte of a log',
    brokenBy: faults('status', {
      'error-flattened': [
        'Errors have no envelope',
        answers(
          refused,
          edit((text) => JSON.stringify(JSON.parse(text).error)),
        ),
        { code: 'schema' },
      ],
      'error-in-latin1': [
        'The message of an error is not UTF-8',
        answers(
          status(404),
          edit((text) => JSON.stringify({ error: { ...JSON.parse(text).error, message: 'not found: \xe9' } })),
        ),
        { code: 'invalid-utf8' },
      ],
      'error-with-status-200': ['A 404 is sent as 200', answers(status(404), setStatus(200))],
      'not-found-as-410': ['An unknown id is a 410', answers(status(404), setStatus(410))],
    }),
  },
  405: {
    id: 'errors/method-not-allowed',
    basis: 'documented',
    restsOn,
    title: 'An unsupported method is answered with the documented 405, and no byte of a log',
    brokenBy: faults('status', {
      'method-not-allowed-as-500': ['An unsupported method is a 500', answers(status(405), setStatus(500))],
    }),
  },
  429: {
    id: 'errors/too-many-requests',
    basis: 'documented',
    restsOn,
    title: 'A request past the limit is answered with the documented 429, and no byte of a log',
    brokenBy: faults('status', {
      'too-many-as-503': ['A 429 is a 503', answers(status(429), setStatus(503))],
    }),
  },
}

/** An error that the document has gained since this was written: judged where a target can produce it. */
function newRow(code: number): Row {
  const name = nameOfStatus(code)
  const broken = { name: `${name}-as-500`, title: `A ${code} is a 500`, code: 'status' }
  return {
    id: `errors/${name}`,
    basis: 'documented',
    restsOn,
    title: `A ${code} has the documented shape, and no byte of a log`,
    brokenBy: [{ ...broken, fault: answers(status(code), setStatus(500)) }],
  }
}

function define(code: ErrorStatus): Clause {
  const { id, basis, restsOn, title, brokenBy } = rows[code] ?? newRow(code)
  return defineClause({
    id,
    title,
    basis,
    restsOn,
    source: cite(
      responsePointer(code),
      '/components/schemas/ErrorResponse',
      errorPropertyPointer(),
      errorPropertyPointer('type'),
      errorPropertyPointer('message'),
    ),
    ...bringAbout(code, (exchange, log) => [...checkError(exchange, code), ...checkNoLogBytes(exchange, log.written ?? '')]),
    brokenBy,
  })
}

/** Every documented error, in the order of the document. */
const errorsDocumented = documentedErrors().map(define)

const ids: Partial<Record<number, string>> = {
  400: 'errors/bad-request-type',
  401: 'errors/unauthorized-type',
  403: 'errors/forbidden-type',
  404: 'errors/not-found-type',
  405: 'errors/method-not-allowed-type',
  429: 'errors/too-many-requests-type',
}

function defineType(code: ErrorStatus): Clause {
  const id = ids[code] ?? `errors/${nameOfStatus(code)}-type`
  return defineClause({
    id,
    title: `The ${code} has the documented type`,
    basis: 'expected',
    // A server that uses another name for one has its own names for all.
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
const errorsDocumentedType = documentedErrors().map(defineType)

export const errorsShapeAndType = [...errorsDocumented, ...errorsDocumentedType]
