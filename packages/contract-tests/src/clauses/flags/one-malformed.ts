import { checkError } from '../../checks/check-error.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { asks, replacePath } from '../../faults/asks.ts'
import { faults } from '../../faults/counterexample.ts'
import { every } from '../../faults/which.ts'

export const flagsOneMalformed = defineClause({
  id: 'flags/one-malformed',
  title: 'One malformed flag among good ones is refused',
  level: 'must',
  source: cite('/components/schemas/Flag', responsePointer(400)),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    await baseline(log)
    const found = []
    for (const query of ['raw=1&stream=banana&download=1', 'stream=1&raw=banana', 'download=banana&stream=0&raw=0']) {
      found.push(...checkError(await read(log, { query }), 400))
    }
    return found
  },
  brokenBy: faults('status', {
    'checks-first-flag-only': ['Only the first flag is checked', asks(every, replacePath(/(&(?:stream|download|raw)=)banana/g, '$10'))],
  }),
})
