import { checkAttachment } from '../../checks/check-disposition.ts'
import { checkSame } from '../../checks/check-same.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { on } from '../../faults/answers.ts'
import { asks, withoutFlag } from '../../faults/asks.ts'

export const downloadRaw = defineClause({
  id: 'download/raw',
  basis: 'documented',
  restsOn: ['download/same-bytes', 'raw/verbatim', 'raw/colours'],
  title: 'A download with raw is the verbatim log as an attachment',
  source: cite(parameterPointer('download'), parameterPointer('raw')),
  needs: ['ansiLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.ansiLog()
    const raw = await baseline(log, { query: 'raw=1' })
    const plain = await baseline(log)
    const both = await read(log, { query: 'download=1&raw=1' })
    const printable = await read(log, { query: 'download=true' })
    return [
      ...checkSame(both, raw, 'the verbatim log'),
      ...checkAttachment(both),
      ...checkSame(printable, plain, 'the printable log'),
      ...checkAttachment(printable),
    ]
  },
  brokenBy: faults('bytes', {
    'download-ignores-raw': ['A download with raw is stripped', asks(on('download'), withoutFlag('raw'))],
  }),
})
