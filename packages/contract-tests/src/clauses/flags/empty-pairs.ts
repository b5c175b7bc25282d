import { checkSame } from '../../checks/check-same.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { asks, withFlag } from '../../faults/asks.ts'
import { faults } from '../../faults/counterexample.ts'
import { path } from '../../faults/which.ts'

export const flagsEmptyPairs = defineClause({
  id: 'flags/empty-pairs',
  title: 'Ampersands with nothing between them, and an empty query, change nothing',
  level: 'should',
  source: cite(parameterPointer('raw'), ['WHATWG URL, application/x-www-form-urlencoded parsing', 'An empty sequence is skipped.']),
  needs: ['ansiLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.ansiLog()
    const [plain, raw] = [await baseline(log), await baseline(log, { query: 'raw=1' })]
    const verbatim = await Promise.all(['raw=1&', '&raw=1', 'stream=0&&raw=1'].map((query) => read(log, { query })))
    return [
      ...verbatim.flatMap((exchange) => checkSame(exchange, raw, 'the verbatim log')),
      ...checkSame(await read(log, { query: '' }), plain, 'the printable log'),
    ]
  },
  brokenBy: faults('status', {
    'empty-pair-refused': ['Nothing between two ampersands is refused', asks(path(/[?&]&|&$/), withFlag('raw', 'refused'))],
  }),
})
