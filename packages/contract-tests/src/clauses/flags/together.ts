import { checkAnswer } from '../../checks/check-answer.ts'
import { checkAttachment } from '../../checks/check-disposition.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, drop, on } from '../../faults/answers.ts'
import { asks, withFlag } from '../../faults/asks.ts'

export const flagsTogether = defineClause({
  id: 'flags/together',
  basis: 'documented',
  restsOn: ['flags/stream', 'flags/download', 'flags/raw', 'stream/finished', 'download/one', 'download/true'],
  title: 'Flags combine, each on or off',
  source: cite(parameterPointer('stream'), parameterPointer('download'), parameterPointer('raw')),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    await baseline(log)
    const found = []
    for (const query of ['stream=1&download=1&raw=1', 'raw=true&stream=true&download=true', 'download=false&raw=1&stream=false']) {
      const exchange = await read(log, { query })
      found.push(...checkAnswer(exchange, 200))
      if (/download=(?:1|true)/.test(query)) found.push(...checkAttachment(exchange))
    }
    return found
  },
  brokenBy: faults('status', {
    'all-flags-refused': ['All three flags at once are refused', asks(on('stream', 'raw', 'download'), withFlag('raw', 'refused'))],
    'together-not-attached': [
      'With all three flags the log is not an attachment',
      answers(on('stream', 'raw'), drop('Content-Disposition')),
      { code: 'no-disposition' },
    ],
  }),
})
