import { checkNosniff } from '../../checks/check-nosniff.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, headerPointer, parameterPointer } from '../../endpoint/operation.ts'
import { answers, drop } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { ok, on, running } from '../../faults/which.ts'
import { sampleLine } from '../../samples/sample-log.ts'

export const streamNosniff = defineClause({
  id: 'stream/nosniff',
  basis: 'expected',
  restsOn: ['secrecy/nosniff'],
  title: 'A browser that follows a running log is told not to take it for HTML',
  source: cite(parameterPointer('stream'), headerPointer(200, 'X-Content-Type-Options')),
  needs: ['steeredLog'],
  async check({ arrange, open, patienceMs }) {
    const log = await arrange.steeredLog()
    await log.append(sampleLine('<b>nosniff</b>', 1))
    const readings = ['stream=1', 'stream=1&raw=1'].map((query) => open(log, { query }))
    await Promise.all(readings.map((reading) => reading.until(({ received }) => received > 0, patienceMs)))
    await log.finish()
    const exchanges = await Promise.all(readings.map((reading) => reading.whole()))
    return exchanges.flatMap(checkNosniff)
  },
  brokenBy: faults('nosniff', {
    'running-streams-sniffed': [
      'The stream of a running log lets a browser guess what it is',
      answers([ok, running, on('stream')], drop('X-Content-Type-Options')),
    ],
  }),
})
