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
  title: 'What others are refused holds nothing of a log that was read before, neither in its body nor in a header, nor encoded',
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
      'A 400 has the log in base64 in a header',
      leakLog(400, inHeader('X-State', 'base64url')),
      { code: 'log-in-header' },
    ],
    'forbidden-with-encoded-log': ['A 403 has the log in base64 in it', leakLog(403, inError('data', 'base64'))],
    'forbidden-with-log-header': ['A 403 has the log in a header', leakLog(403, inHeader('X-Log', 'utf8', 32)), { code: 'log-in-header' }],
    'not-found-with-log': ['A 404 has the log read before in it', leakLog(404, inError('last', 'utf8'))],
    'post-with-log': ['A 405 has the log in it', leakLog(405, inError('body', 'utf8'))],
    'unauthorized-with-preview': ['A 401 has the beginning of the log in it', leakLog(401, inError('preview', 'utf8', 40))],
  }),
})

/** A frame of a stack, as JavaScript, Python, Java, Go and PHP write it, in JSON too. */
const trace = /(?:\n|\\n|")\s*at .+:\d+:\d+|Traceback \(most recent call|\bat [\w.$]+\([\w]+\.java:\d+\)|goroutine \d+ \[|#0 \/?\S+\(\d+\)/

const secrecyNoTrace = defineClause({
  id: 'secrecy/no-trace',
  basis: 'expected',
  title: 'An error shows nothing of the program behind it: no stack trace',
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
      'An error shows where in the program it came from',
      answers(status(400, 405), setInError('stack', 'Error: Bad request\n    at readFlags (/srv/app/read-flags.js:12:9)')),
    ],
  }),
})

/** What a refusal does not tell. */
export const secrecyOfRefusals = [secrecyRefusals, secrecyNoTrace]
