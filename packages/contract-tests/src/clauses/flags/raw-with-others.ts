import { checkSame } from '../../checks/check-same.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { asks, withFlag } from '../../faults/asks.ts'
import { faults } from '../../faults/counterexample.ts'
import { on } from '../../faults/which.ts'

export const flagsRawWithOthers = defineClause({
  id: 'flags/raw-with-others',
  title: 'raw means the same beside other flags, in any order',
  level: 'must',
  source: cite(parameterPointer('stream'), parameterPointer('download'), parameterPointer('raw')),
  needs: ['ansiLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.ansiLog()
    const raw = await baseline(log, { query: 'raw=1' })
    const plain = await baseline(log)
    const found: Finding[] = []
    for (const query of ['stream=1&download=1&raw=1', 'raw=true&stream=1&download=0', 'download=true&raw=1', 'raw=1&stream=0']) {
      found.push(...checkSame(await read(log, { query }), raw, 'the verbatim log'))
    }
    for (const query of ['stream=true&download=false&raw=false', 'raw=0&stream=1', 'download=1&stream=1']) {
      found.push(...checkSame(await read(log, { query }), plain, 'the printable log'))
    }
    return found
  },
  brokenBy: faults('bytes', {
    'stream-and-raw-fail': [
      'stream and raw together lose raw',
      asks(on('stream', 'raw'), withFlag('raw', '0')),
      { also: { 'stream/raw': 'not-delivered' } },
    ],
  }),
})
