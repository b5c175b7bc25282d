import { defineClause, faults, finding } from '../../clause/clause.ts'
import { cite } from '../../endpoint/operation.ts'
import { answers, setInError, status } from '../../faults/answers.ts'
import { excerpt } from '../../print/excerpt.ts'

/** A frame of a stack, as JavaScript, Python, Java, Go and PHP write it, in JSON too. */
const trace = /(?:\n|\\n|")\s*at .+:\d+:\d+|Traceback \(most recent call|\bat [\w.$]+\([\w]+\.java:\d+\)|goroutine \d+ \[|#0 \/?\S+\(\d+\)/

export const secrecyNoTrace = defineClause({
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
