import { checkBytes } from '../../checks/check-bytes.ts'
import { sampleLine } from '../../checks/sample-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { cite } from '../../clause/source.ts'
import { responsePointer } from '../../spec/operation.ts'

export const bodyGrows: Clause = defineClause({
  id: 'body/grows',
  title: 'What is appended to a log that was already read is in the next read',
  level: 'must',
  source: cite(responsePointer(200)),
  needs: ['steered-log'],
  async check({ arrange, baseline }) {
    const log = await arrange.steeredLog()
    const found: Finding[] = []
    let written = ''
    for (const number of [1, 2, 3]) {
      written += sampleLine('grows', number)
      await log.append(sampleLine('grows', number))
      found.push(...checkBytes(await baseline(log), written, 'the log so far'))
    }
    await log.finish()
    return [...found, ...checkBytes(await baseline(log), written, 'the finished log')]
  },
})
