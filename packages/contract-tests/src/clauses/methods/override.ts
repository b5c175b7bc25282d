import { checkAnswer } from '../../checks/check-answer.ts'
import { checkSame } from '../../checks/check-same.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, examplePointer, responsePointer } from '../../endpoint/operation.ts'
import { header } from '../../faults/answers.ts'
import { asks, withMethod } from '../../faults/asks.ts'

/** What frameworks take for the method that is meant. */
function override(method: string): Record<string, string> {
  return { 'X-HTTP-Method-Override': method, 'X-HTTP-Method': method, 'X-Method-Override': method }
}

export const methodsOverride = defineClause({
  id: 'methods/override',
  basis: 'expected',
  restsOn: ['errors/method-not-allowed', 'methods/post', 'body/stable'],
  title: 'No header makes one method another',
  source: cite(responsePointer(405), examplePointer(405), [
    'RFC 9110, section 9.1',
    'The request method token is the primary source of request semantics.',
  ]),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const before = await baseline(log)
    const posted = await read(log, { method: 'POST', headers: override('GET') })
    const found = [...checkAnswer(posted, 405), ...checkNoLogBytes(posted, before.body)]
    for (const method of ['DELETE', 'POST'])
      found.push(...checkSame(await read(log, { headers: override(method) }), before, `what a GET gets (${method})`))
    return [...found, ...checkSame(await read(log), before, 'the log as before')]
  },
  brokenBy: faults('status', {
    'method-overridden': ['A header says which method is meant', asks(header('X-HTTP-Method-Override', 'GET'), withMethod('GET'))],
  }),
})
