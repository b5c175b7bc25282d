import { browserHeaders } from '../../checks/browser.ts'
import { checkNosniff } from '../../checks/check-nosniff.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'
import { answersWithLog, drop } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'

export const secrecyNosniffMarkup = defineClause({
  id: 'secrecy/nosniff-markup',
  basis: 'expected',
  restsOn: ['secrecy/nosniff'],
  title: 'A browser is told not to take a log of HTML for HTML, whatever the flags',
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
  brokenBy: faults('nosniff', {
    'markup-without-nosniff': [
      'A browser may guess what a log is that begins like HTML',
      answersWithLog(/^</, drop('X-Content-Type-Options')),
    ],
  }),
})
