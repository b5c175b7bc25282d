import { checkOptions } from '../../checks/check-method.ts'
import { defineClause } from '../../clause/clause.ts'
import { citeSection } from '../../clause/source.ts'
import { cite, examplePointer } from '../../endpoint/operation.ts'
import { faulty } from '../../faults/counterexample.ts'
import { answerWith, fieldOf } from '../../faults/wire.ts'

export const methodsPreflight = defineClause({
  id: 'methods/preflight',
  title: 'OPTIONS is answered to a browser that asks whether a page may read a log',
  level: 'must',
  source: [
    ...cite(examplePointer(405)),
    ...citeSection('Fetch, section 3.2.2', 'A CORS-preflight request is an OPTIONS with Origin; it succeeds with an ok status.'),
  ],
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
  brokenBy: [
    faulty(
      'preflight-refused',
      'OPTIONS with an Origin is refused',
      'status',
      () => async (request, forward) =>
        request.method === 'OPTIONS' && fieldOf(request, 'Origin') !== undefined
          ? answerWith(403, 'text/plain', 'Invalid CORS request')
          : forward(request),
    ),
  ],
})
