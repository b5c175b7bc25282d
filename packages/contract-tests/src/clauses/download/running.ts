import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { checkAttachment } from '../../checks/check-disposition.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, drop, off, on, running } from '../../faults/answers.ts'
import { asks, withFlag } from '../../faults/asks.ts'
import { sampleLog } from '../../samples/sample-log.ts'

export const downloadRunning = defineClause({
  id: 'download/running',
  basis: 'documented',
  restsOn: ['download/one', 'stream/absent'],
  title: 'While the run is running a download is what there is, as a file, at once',
  source: cite(parameterPointer('download')),
  needs: ['steeredLog'],
  async check({ arrange, read }) {
    const log = await arrange.steeredLog()
    await log.append(sampleLog('so far'))
    const exchange = await read(log, { query: 'download=1' })
    await log.finish()
    const answer = checkAnswer(exchange, 200)
    if (answer.length > 0) return answer
    return [...checkAttachment(exchange), ...checkBytes(exchange, sampleLog('so far'), 'the log so far')]
  },
  brokenBy: faults('body-hangs', {
    'download-waits': ['A download of a running log comes when the run has ended', asks(on('download'), withFlag('stream', '1'))],
    'running-not-attached': [
      'While the run is running its log is not an attachment',
      answers([running, off('stream')], drop('Content-Disposition')),
      { code: 'no-disposition' },
    ],
  }),
})
