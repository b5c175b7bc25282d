import { checkSpellings } from '../../checks/check-flag.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { asks, withFlag } from '../../faults/asks.ts'
import { query } from '../../faults/which.ts'
import { cite, parameterPointer } from '../../spec/operation.ts'

export const flagsStream: Clause = defineClause({
  id: 'flags/stream',
  title: 'The flag stream accepts true, 1, false and 0',
  level: 'must',
  source: cite(parameterPointer('stream'), '/components/schemas/Flag', `${parameterPointer('stream')}/example`),
  needs: ['finishedLog'],
  check: (scene) => checkSpellings(scene, 'stream'),
  brokenBy: [
    {
      name: 'refuses-stream-false',
      title: 'stream=false is refused',
      code: 'status',
      fault: asks(query('stream', 'false'), withFlag('stream', 'refused')),
    },
  ],
})
