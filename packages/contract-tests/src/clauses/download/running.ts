import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { checkAttachment } from '../../checks/check-disposition.ts'
import { sampleLog } from '../../checks/sample-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { headerPointer, parameterPointer } from '../../spec/operation.ts'

export const downloadRunning: Clause = defineClause({
  id: 'download/running',
  title: 'While the run is running a download is what there is, as a file, at once',
  level: 'must',
  source: cite(parameterPointer('download'), headerPointer(200, 'Content-Disposition')),
  needs: ['steered-log'],
  async check({ arrange, read }) {
    const log = await arrange.steeredLog()
    await log.append(sampleLog('so far'))
    const exchange = await read(log, { query: 'download=1' })
    await log.finish()
    const answer = checkAnswer(exchange, 200)
    if (answer.length > 0) return answer
    return [...checkAttachment(exchange), ...checkBytes(exchange, sampleLog('so far'), 'the log so far')]
  },
})
