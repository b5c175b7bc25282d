import { STATUS_CODES } from 'node:http'
import type { ErrorStatus } from '@get-log/types'
import { bringAbout } from '../../checks/bring-about.ts'
import { checkError } from '../../checks/check-error.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import {
  cite,
  documentedErrors,
  errorPropertyPointer,
  mediaTypePointer,
  responsePointer,
} from '../../endpoint/operation.ts'
import { answers, edit, editError, setBody, setHeader, setStatus } from '../../faults/answers.ts'
import type { Counterexample } from '../../faults/counterexample.ts'
import { refused, status } from '../../faults/which.ts'
import { sampleLog } from '../../samples/sample-log.ts'

interface Row {
  readonly id: string
  readonly title: string
  readonly brokenBy: readonly [Counterexample, ...Counterexample[]]
}

const rows: Partial<Record<number, Row>> = {
  400: {
    id: 'errors/bad-request',
    title: 'A malformed parameter is answered with the documented 400, and no byte of a log',
    brokenBy: [
      {
        name: 'error-with-empty-message',
        title: 'The message of an error is empty',
        code: 'empty-message',
        fault: answers(
          refused,
          editError((error) => ({ ...error, message: ' ' })),
        ),
      },
      {
        name: 'error-with-empty-type',
        title: 'The type of an error is empty',
        code: 'empty-type',
        fault: answers(
          refused,
          editError((error) => ({ ...error, type: '' })),
        ),
      },
      {
        name: 'error-without-message',
        title: 'Errors have no message',
        code: 'schema',
        also: [['methods/message', 'schema']],
        fault: answers(
          refused,
          editError(({ type }) => ({ type })),
        ),
      },
      {
        name: 'errors-as-text',
        title: 'Errors are plain text',
        code: 'media-type',
        also: [['errors/not-found', 'media-type']],
        fault: answers(refused, setHeader('Content-Type', 'text/plain')),
      },
    ],
  },
  401: {
    id: 'errors/unauthorized',
    title: 'A token that is not valid is answered with the documented 401, and no byte of a log',
    brokenBy: [
      {
        name: 'error-body-text',
        title: 'The body of a 401 is not JSON',
        code: 'not-json',
        fault: answers(status(401), setBody('Unauthorized')),
      },
      {
        name: 'unauthorized-as-forbidden',
        title: 'A 401 is a 403',
        code: 'status',
        also: [
          ['auth/no-token', 'status'],
          ['auth/wrong-for-restricted', 'status'],
        ],
        fault: answers(status(401), setStatus(403)),
      },
    ],
  },
  403: {
    id: 'errors/forbidden',
    title: 'A log of someone else is answered with the documented 403, and no byte of a log',
    brokenBy: [
      {
        name: 'forbidden-with-log',
        title: 'A 403 has the log in it',
        code: 'log-bytes',
        also: [['auth/foreign-bearer', 'log-bytes']],
        fault: answers(
          status(403),
          editError((error) => ({ ...error, log: sampleLog('restricted') })),
        ),
      },
    ],
  },
  404: {
    id: 'errors/not-found',
    title: 'An id that names no log is answered with the documented 404, and no byte of a log',
    brokenBy: [
      {
        name: 'error-flattened',
        title: 'Errors have no envelope',
        code: 'schema',
        fault: answers(
          refused,
          edit((text) => JSON.stringify(JSON.parse(text).error)),
        ),
      },
      {
        name: 'error-in-latin1',
        title: 'The message of an error is not UTF-8',
        code: 'invalid-utf8',
        fault: answers(
          status(404),
          edit((text) => JSON.stringify({ error: { ...JSON.parse(text).error, message: 'not found: \xe9' } })),
        ),
      },
      {
        name: 'error-with-status-200',
        title: 'A 404 is sent as 200',
        code: 'status',
        also: [
          ['errors/several-ids', 'status'],
          ['auth/known-for-unknown', 'status'],
        ],
        fault: answers(status(404), setStatus(200)),
      },
      {
        name: 'not-found-as-410',
        title: 'An unknown id is a 410',
        code: 'status',
        also: [
          ['errors/whatever-the-flags', 'status'],
          ['auth/known-for-unknown', 'status'],
        ],
        fault: answers(status(404), setStatus(410)),
      },
    ],
  },
  405: {
    id: 'errors/method-not-allowed',
    title: 'A method that the resource does not have is answered with the documented 405, and no byte of a log',
    brokenBy: [
      {
        name: 'method-not-allowed-as-501',
        title: 'A method that the resource does not have is a 501',
        code: 'status',
        fault: answers(status(405), setStatus(501)),
      },
    ],
  },
  429: {
    id: 'errors/too-many-requests',
    title: 'A request past the limit is answered with the documented 429, and no byte of a log',
    brokenBy: [
      {
        name: 'too-many-as-503',
        title: 'A 429 is a 503',
        code: 'status',
        also: [['limits/past-the-limit', 'status']],
        fault: answers(status(429), setStatus(503)),
      },
    ],
  },
}

/** An error that the document has gained since: judged where a target brings it about. */
function newRow(code: number): Row {
  const name = (STATUS_CODES[code] ?? `status ${code}`).toLowerCase().replaceAll(' ', '-')
  const broken = { name: `${name}-as-500`, title: `A ${code} is a 500`, code: 'status' }
  return {
    id: `errors/${name}`,
    title: `A ${code} has the documented shape, and no byte of a log`,
    brokenBy: [{ ...broken, fault: answers(status(code), setStatus(500)) }],
  }
}

function define(code: ErrorStatus): Clause {
  const { id, title, brokenBy } = rows[code] ?? newRow(code)
  return defineClause({
    id,
    title,
    level: 'must',
    source: cite(
      responsePointer(code),
      mediaTypePointer(code),
      '/components/schemas/ErrorResponse',
      errorPropertyPointer(),
      errorPropertyPointer('type'),
      errorPropertyPointer('message'),
    ),
    ...bringAbout(code, (exchange, log) => [
      ...checkError(exchange, code),
      ...checkNoLogBytes(exchange, log.written ?? ''),
    ]),
    brokenBy,
  })
}

/** Every documented error, in the order of the document. */
export const errorsDocumented: readonly Clause[] = documentedErrors().map(define)
