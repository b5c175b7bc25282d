import { checkStripped } from '../../checks/check-stripped.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const rawColours: Clause = defineClause({
  id: 'raw/colours',
  title: 'Colours are removed unless the log is asked for verbatim',
  level: 'must',
  source: cite(parameterPointer('raw')),
  needs: ['written-log'],
  async check(scene) {
    const log = await scene.arrange.writtenLog('\x1b[31mred\x1b[0m and \x1b[1;38;5;208mbold orange\x1b[m\n', 'plain\n')
    return checkStripped(scene, log, 'red and bold orange\nplain\n')
  },
})
