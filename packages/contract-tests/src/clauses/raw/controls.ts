import { checkBytes } from '../../checks/check-bytes.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const rawControls: Clause = defineClause({
  id: 'raw/controls',
  title: 'Control characters other than newline and tab are no printable characters',
  level: 'should',
  source: cite(parameterPointer('raw')),
  needs: ['written-log'],
  async check({ arrange, baseline }) {
    const log = await arrange.writtenLog('a\x00b\x07c\x08d\x0be\x0cf\x0eg\x7fh\n')
    return checkBytes(await baseline(log), 'abcdefgh\n', 'the printable characters')
  },
})
