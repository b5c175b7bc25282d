import { checkSpellings } from '../../checks/check-flag.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const flagsStream: Clause = defineClause({
  id: 'flags/stream',
  title: 'The flag stream accepts true, 1, false and 0',
  level: 'must',
  source: cite(parameterPointer('stream'), '/components/schemas/Flag', `${parameterPointer('stream')}/example`),
  needs: ['finished-log'],
  check: (scene) => checkSpellings(scene, 'stream'),
})
