import { checkSame } from '../../checks/check-same.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, edit, off, ok, on } from '../../faults/answers.ts'

export const downloadSameBytes = defineClause({
  id: 'download/same-bytes',
  basis: 'documented',
  restsOn: ['download/one', 'body/stable', 'body/length'],
  title: 'A download has the bytes of the log',
  source: cite(parameterPointer('download')),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const plain = await baseline(log)
    const exchanges = [await read(log, { query: 'download=1' }), await read(log, { query: 'download=true' })]
    return exchanges.flatMap((exchange) => checkSame(exchange, plain, 'the log without download'))
  },
  brokenBy: faults('bytes', {
    'download-adds-mark': [
      'A download begins with a byte-order mark',
      answers([ok, on('download'), off('stream')], edit(/^/, '\xef\xbb\xbf')),
    ],
  }),
})
