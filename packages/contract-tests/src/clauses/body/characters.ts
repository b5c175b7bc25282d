import { checkBytes } from '../../checks/check-bytes.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'

export const bodyCharacters: Clause = defineClause({
  id: 'body/characters',
  title: 'Characters of every length in UTF-8 arrive whole',
  level: 'must',
  source: cite('/components/schemas/Log'),
  needs: ['written-log'],
  async check({ arrange, baseline }) {
    const log = await arrange.writtenLog(
      'ascii, žluťoučký kůň, 日本語, 👩‍👩‍👧‍👦 and 𝒳\n',
      'e\u0301 is not é, \u00a0 is no space\n',
    )
    return checkBytes(await baseline(log), log.written, 'the log with its characters')
  },
})
