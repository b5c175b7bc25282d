import { checkUtf8 } from '../../checks/check-bytes.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'

export const bodyUtf8: Clause = defineClause({
  id: 'body/utf8',
  title: 'A log is valid UTF-8',
  level: 'must',
  source: cite('/components/schemas/Log'),
  needs: ['finished-log'],
  async check({ arrange, baseline }) {
    return checkUtf8(await baseline(await arrange.finishedLog()))
  },
})
