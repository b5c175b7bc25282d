import { checkStripped } from '../../checks/check-stripped.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const rawDense: Clause = defineClause({
  id: 'raw/dense',
  title: 'Every sequence of a log full of them is removed, wherever a buffer ends',
  level: 'must',
  source: cite(parameterPointer('raw')),
  needs: ['written-log'],
  async check(scene) {
    const log = await scene.arrange.writtenLog('\x1b[38;5;196mr\x1b[0m\n'.repeat(20_000))
    return checkStripped(scene, log, 'r\n'.repeat(20_000))
  },
})
