import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import { unknownToken, withBearer, withQueryToken } from '../../checks/requests.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { answers, setInError, status } from '../../faults/answers.ts'
import { inError, inHeader, leakLog } from '../../faults/remembered.ts'
import { excerpt } from '../../print/excerpt.ts'

const secrecyRefusals = defineClause({
  id: 'secrecy/refusals',
  basis: 'documented',
  restsOn: [
    ...['errors/not-found', 'errors/bad-request', 'errors/unauthorized', 'errors/forbidden', 'errors/method-not-allowed'],
    ...['auth/no-token', 'auth/unknown-token', 'auth/foreign-bearer'],
  ],
  title: 'A refusal contains nothing of a log that was read before, in neither body nor headers, nor encoded',
  source: cite(responsePointer(400), responsePointer(401), responsePointer(403), responsePointer(404)),
  needs: ['guardedLog', 'unknownLog'],
  async check({ arrange, baseline, read }) {
    const [log, unknown] = [await arrange.guardedLog(), await arrange.unknownLog()]
    const { ownerToken, otherToken } = log
    const { body } = await baseline(log, withBearer(ownerToken))
    const exchanges = [
      await read(log),
      await read(log, withQueryToken(unknownToken)),
      await read(log, withBearer(otherToken)),
      await read(log, withQueryToken(otherToken, 'raw=1&download=1')),
      await read(log, { query: 'raw=banana' }),
      await read(log, withBearer(otherToken, 'stream=banana')),
      await read(log, withQueryToken(otherToken, 'raw=banana')),
      await read(log, { ...withBearer(otherToken), method: 'POST' }),
      await read(unknown, withBearer(otherToken)),
    ]
    return exchanges.filter(({ status }) => status >= 400).flatMap((exchange) => checkNoLogBytes(exchange, body))
  },
  brokenBy: faults('log-bytes', {
    'bad-request-with-encoded-log': [
      'A 400 contains the log in base64 in a header',
      leakLog(400, inHeader('X-State', 'base64url')),
      { code: 'log-in-header' },
    ],
    'forbidden-with-encoded-log': ['A 403 contains the log in base64', leakLog(403, inError('data', 'base64'))],
    'forbidden-with-log-header': [
      'A 403 contains the log in a header',
      leakLog(403, inHeader('X-Log', 'utf8', 32)),
      { code: 'log-in-header' },
    ],
    'not-found-with-log': ['A 404 contains the log read before', leakLog(404, inError('last', 'utf8'))],
    'post-with-log': ['A 405 contains the log', leakLog(405, inError('body', 'utf8'))],
    'unauthorized-with-preview': ['A 401 contains the beginning of the log', leakLog(401, inError('preview', 'utf8', 40))],
  }),
})

/** A stack frame as JavaScript, Python, Java, Go and PHP write it, also in JSON. */
const trace = /(?:\n|\\n|")\s*at .+:\d+:\d+|Traceback \(most recent call|\bat [\w.$]+\([\w]+\.java:\d+\)|goroutine \d+ \[|#0 \/?\S+\(\d+\)/

const secrecyNoTrace = defineClause({
  id: 'secrecy/no-trace',
  basis: 'expected',
  title: 'An error does not show a stack trace',
  source: cite(['CWE-209', 'An error message must not hold sensitive information about its environment.']),
  needs: ['unknownLog', 'finishedLog'],
  async check({ arrange, read }) {
    const [unknown, log] = [await arrange.unknownLog(), await arrange.finishedLog()]
    const exchanges = [await read(unknown), await read(log, { query: 'raw=banana' }), await read(log, { method: 'POST' })]
    return exchanges.flatMap((exchange) => {
      const shown = trace.exec(exchange.text)?.[0]
      return shown === undefined ? [] : [finding('stack-trace', 'an error without a stack trace', excerpt(shown), exchange)]
    })
  },
  brokenBy: faults('stack-trace', {
    'trace-in-error': [
      'An error shows a stack trace',
      answers(status(400, 405), setInError('stack', 'Error: Bad request\n    at readFlags (/srv/app/read-flags.js:12:9)')),
    ],
  }),
})

export const secrecyOfRefusals = [secrecyRefusals, secrecyNoTrace]
