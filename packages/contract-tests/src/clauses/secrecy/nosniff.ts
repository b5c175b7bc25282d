import { checkNosniff } from '../../checks/check-nosniff.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'
import { answers, drop, every, ok, on, setHeader } from '../../faults/answers.ts'

const place = headerPointer(200, 'X-Content-Type-Options')

export const secrecyNosniff = defineClause({
  id: 'secrecy/nosniff',
  basis: 'expected',
  restsOn: ['body/status', 'flags/raw', 'flags/stream', 'flags/download'],
  title: 'A browser is told not to take log text for HTML',
  source: cite(place, `${place}/example`, `${place}/schema`),
  needs: ['finishedLog'],
  async check({ arrange, baseline }) {
    const log = await arrange.finishedLog()
    const variations = [{}, { query: 'raw=1' }, { query: 'stream=1' }, { query: 'download=1&raw=1' }]
    const exchanges = await Promise.all(variations.map((variation) => baseline(log, variation)))
    return exchanges.flatMap(checkNosniff)
  },
  brokenBy: faults('nosniff', {
    'no-nosniff': ['A browser may guess what a log is', answers(ok, drop('X-Content-Type-Options'))],
    'nosniff-misspelled': ['X-Content-Type-Options is no-sniff', answers(every, setHeader('X-Content-Type-Options', 'no-sniff'))],
    'stream-without-nosniff': ['A browser may guess what a stream is', answers([ok, on('stream')], drop('X-Content-Type-Options'))],
  }),
})
