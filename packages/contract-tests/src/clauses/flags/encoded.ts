import { checkSame } from '../../checks/check-same.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../endpoint/operation.ts'
import { asks, withFlag } from '../../faults/asks.ts'
import { faults } from '../../faults/counterexample.ts'
import { path } from '../../faults/which.ts'

export const flagsEncoded = defineClause({
  id: 'flags/encoded',
  title: 'A flag that is percent-encoded is the same flag',
  level: 'must',
  source: cite([
    'RFC 3986, section 2.3',
    'URIs that differ in the encoding of an unreserved character are equivalent: they identify the same resource.',
  ]),
  needs: ['ansiLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.ansiLog()
    const raw = await baseline(log, { query: 'raw=1' })
    const found = []
    for (const query of ['raw=%31', 'r%61w=1', 'raw=t%72ue']) found.push(...checkSame(await read(log, { query }), raw, 'the verbatim log'))
    return found
  },
  brokenBy: faults('status', {
    'flags-not-decoded': ['Flags are not percent-decoded', asks(path(/raw=.*%|%61/), withFlag('raw', 'refused'))],
  }),
})
