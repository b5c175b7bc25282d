import { checkError } from '../../checks/check-error.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { asks, replacePath } from '../../faults/asks.ts'
import { faults } from '../../faults/counterexample.ts'
import { every } from '../../faults/which.ts'

export const flagsEmptyValue = defineClause({
  id: 'flags/empty-value',
  title: 'A flag with an empty value is refused with the documented 400',
  level: 'should',
  source: cite('/components/schemas/Flag', responsePointer(400)),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    await baseline(log)
    const found = []
    for (const name of ['stream', 'download', 'raw']) found.push(...checkError(await read(log, { query: `${name}=` }), 400))
    return found
  },
  brokenBy: faults('status', {
    'empty-flag-is-absent': [
      'A flag with an empty value counts as absent',
      asks(every, replacePath(/(stream|download|raw)=(?=&|$)/g, '$1=0')),
    ],
  }),
})
