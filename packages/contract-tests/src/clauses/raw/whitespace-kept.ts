import { checkStripped } from '../../checks/check-stripped.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const rawWhitespaceKept: Clause = defineClause({
  id: 'raw/whitespace-kept',
  title: 'Newlines and tabs around escape sequences are kept',
  level: 'must',
  source: cite(parameterPointer('raw')),
  needs: ['written-log'],
  async check(scene) {
    const log = await scene.arrange.writtenLog('\x1b[31m\n\t\x1b[0m\tend\x1b[K\n\n\x1b[0m\n')
    return checkStripped(scene, log, '\n\t\tend\n\n\n')
  },
})
