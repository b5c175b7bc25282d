import { checkBytes } from '../../checks/check-bytes.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const bodyBlankLines: Clause = defineClause({
  id: 'body/blank-lines',
  title: 'Blank lines, spaces and tabs stay as they were written',
  level: 'must',
  source: cite(parameterPointer('raw')),
  needs: ['written-log'],
  async check({ arrange, baseline }) {
    const log = await arrange.writtenLog('\n\n  indented\t\ttabbed  \n\n\n \nend\n\n')
    return checkBytes(await baseline(log), log.written, 'the log with its blank lines')
  },
})
