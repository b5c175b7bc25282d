import { browserHeaders } from '../../checks/browser.ts'
import { checkNosniff } from '../../checks/check-nosniff.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'
import { faulty } from '../../faults/counterexample.ts'
import { readAll, withBytes, withField } from '../../faults/wire.ts'

export const secrecyNosniffMarkup = defineClause({
  id: 'secrecy/nosniff-markup',
  title: 'A browser is told not to take a log of HTML for HTML, whatever the flags',
  level: 'should',
  source: cite(headerPointer(200, 'X-Content-Type-Options')),
  needs: ['writtenLog'],
  async check({ arrange, baseline }) {
    const log = await arrange.writtenLog('<html><body onload="alert(1)">\n')
    const variations = ['', 'raw=1', 'stream=true', 'download=1', 'download=true&raw=true&stream=true'].map((query) => ({
      query,
      headers: browserHeaders,
    }))
    const exchanges = await Promise.all(variations.map((variation) => baseline(log, variation)))
    return exchanges.flatMap(checkNosniff)
  },
  brokenBy: [
    faulty(
      'markup-without-nosniff',
      'A browser may guess what a log is that begins like HTML',
      'nosniff',
      () => async (request, forward) => {
        const answer = await forward(request)
        if (answer.status !== 200 || answer.framing !== 'length') return answer
        const body = await readAll(answer.body)
        const whole = withBytes(answer, body)
        return body.toString('latin1').startsWith('<') ? withField(whole, 'X-Content-Type-Options', undefined) : whole
      },
    ),
  ],
})
