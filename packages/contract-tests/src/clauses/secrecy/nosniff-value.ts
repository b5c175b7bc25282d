import { defineClause } from '../../clause/clause.ts'
import { finding } from '../../clause/finding.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'
import { answers, setHeader } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { every } from '../../faults/which.ts'

export const secrecyNosniffValue = defineClause({
  id: 'secrecy/nosniff-value',
  basis: 'expected',
  restsOn: ['secrecy/nosniff'],
  title: 'X-Content-Type-Options, if it is sent, is nosniff',
  source: cite(headerPointer(200, 'X-Content-Type-Options'), `${headerPointer(200, 'X-Content-Type-Options')}/schema`),
  needs: ['finishedLog'],
  async check({ arrange, baseline }) {
    const log = await arrange.finishedLog()
    const variations = [{}, { query: 'stream=1' }, { query: 'download=1&raw=1' }]
    const exchanges = await Promise.all(variations.map((variation) => baseline(log, variation)))
    return exchanges.flatMap((exchange) => {
      const other = exchange.headers('x-content-type-options').find((given) => given.toLowerCase() !== 'nosniff')
      return other === undefined ? [] : [finding('nosniff', 'X-Content-Type-Options: nosniff', other, exchange)]
    })
  },
  brokenBy: faults('nosniff', {
    'nosniff-misspelled': [
      'X-Content-Type-Options is no-sniff',
      answers(every, setHeader('X-Content-Type-Options', 'no-sniff')),
      { also: { 'secrecy/nosniff': 'nosniff' } },
    ],
  }),
})
