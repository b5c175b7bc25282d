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
    const line = '\x1b[38;5;196mré\x1b[0m \x1b]8;;https://example.com\x1b\\日\x1b]8;;\x07\n'
    const log = await scene.arrange.writtenLog(line.repeat(6000))
    return checkStripped(scene, log, 'ré 日\n'.repeat(6000))
  },
})
