import { checkSpellings } from '../../checks/check-flag.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { asks, withFlag } from '../../faults/asks.ts'
import { query } from '../../faults/which.ts'
import { cite, parameterPointer } from '../../spec/operation.ts'

export const flagsRaw: Clause = defineClause({
  id: 'flags/raw',
  title: 'The flag raw accepts true, 1, false and 0',
  level: 'must',
  source: cite(parameterPointer('raw'), '/components/schemas/Flag', `${parameterPointer('raw')}/example`),
  needs: ['finishedLog'],
  check: (scene) => checkSpellings(scene, 'raw'),
  brokenBy: [
    {
      name: 'refuses-raw-true',
      title: 'raw=true is refused',
      code: 'status',
      fault: asks(query('raw', 'true'), withFlag('raw', 'refused')),
    },
  ],
})
