import { checkMalformed } from '../../checks/check-flag.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer, responsePointer } from '../../spec/operation.ts'

export const flagsRawMalformed: Clause = defineClause({
  id: 'flags/raw-malformed',
  title: 'Any other value of raw is refused with the documented 400',
  level: 'must',
  source: cite(parameterPointer('raw'), '/components/schemas/Flag', responsePointer(400)),
  needs: ['finished-log'],
  check: (scene) => checkMalformed(scene, 'raw'),
})
