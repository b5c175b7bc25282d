import { checkMalformed } from '../../checks/check-flag.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer, responsePointer } from '../../spec/operation.ts'

export const flagsStreamMalformed: Clause = defineClause({
  id: 'flags/stream-malformed',
  title: 'Any other value of stream is refused with the documented 400',
  level: 'must',
  source: cite(parameterPointer('stream'), '/components/schemas/Flag', responsePointer(400)),
  needs: ['finished-log'],
  check: (scene) => checkMalformed(scene, 'stream'),
})
