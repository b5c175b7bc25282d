import { checkOptions } from '../../checks/check-method.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, examplePointer } from '../../endpoint/operation.ts'
import { answers, become } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { header, method } from '../../faults/which.ts'

export const methodsPreflight = defineClause({
  id: 'methods/preflight',
  title: 'OPTIONS is answered to a browser that asks whether a page may read a log',
  level: 'must',
  source: cite(examplePointer(405), [
    'Fetch, section 3.2.2',
    'A CORS-preflight request is an OPTIONS with Origin; it succeeds with an ok status.',
  ]),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    await baseline(log)
    const headers = {
      Origin: 'https://console.apify.com',
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'authorization',
    }
    return checkOptions(await read(log, { method: 'OPTIONS', headers }), log.written ?? '')
  },
  brokenBy: faults('status', {
    'preflight-refused': [
      'OPTIONS with an Origin is refused',
      answers([method('OPTIONS'), header('Origin')], become(403, 'text/plain', 'Invalid CORS request')),
    ],
  }),
})
