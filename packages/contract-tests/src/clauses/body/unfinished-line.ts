import { checkBody } from '../../checks/check-body.ts'
import { sampleLine } from '../../checks/sample-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { cite } from '../../clause/source.ts'
import { responsePointer } from '../../spec/operation.ts'

export const bodyUnfinishedLine: Clause = defineClause({
  id: 'body/unfinished-line',
  title: 'What there is of a line that is not finished is in a read of the running log',
  level: 'must',
  source: cite(responsePointer(200)),
  needs: ['steered-log'],
  async check({ arrange, read }) {
    const log = await arrange.steeredLog()
    const [begun, rest] = [`${sampleLine('unfinished line', 1)}progress 10 %`, ', 20 %\n']
    await log.append(begun)
    const found: Finding[] = []
    for (const query of ['stream=0', 'raw=1'])
      found.push(...checkBody(await read(log, { query }), begun, `the log so far (${query})`))
    await log.append(rest)
    found.push(...checkBody(await read(log), begun + rest, 'the log so far'))
    await log.finish()
    return found
  },
})
