import { checkSame } from '../../checks/check-body.ts'
import type { Finding, Promised } from '../../clause/clause.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { path } from '../../faults/answers.ts'
import { asks, withFlag } from '../../faults/asks.ts'

interface Row extends Pick<Promised, 'id' | 'title' | 'basis' | 'restsOn' | 'source' | 'brokenBy'> {
  readonly verbatim: readonly string[]
  readonly printable?: readonly string[]
}

const rows: readonly Row[] = [
  {
    id: 'flags/encoded',
    basis: 'expected',
    restsOn: ['flags/raw', 'raw/verbatim'],
    title: 'A percent-encoded flag is the same flag',
    source: cite([
      'RFC 3986, section 2.3',
      'URIs that differ in the encoding of an unreserved character are equivalent: they identify the same resource.',
    ]),
    verbatim: ['raw=%31', 'r%61w=1', 'raw=t%72ue'],
    brokenBy: faults('status', {
      'flags-not-decoded': ['Flags are not percent-decoded', asks(path(/raw=.*%|%61/), withFlag('raw', 'refused'))],
    }),
  },
  {
    id: 'flags/empty-pairs',
    basis: 'expected',
    restsOn: ['flags/raw', 'raw/verbatim'],
    title: 'Ampersands with nothing between them, and an empty query, change nothing',
    source: cite(parameterPointer('raw'), ['WHATWG URL, application/x-www-form-urlencoded parsing', 'An empty sequence is skipped.']),
    verbatim: ['raw=1&', '&raw=1', 'raw=1&&'],
    printable: [''],
    brokenBy: faults('status', {
      'empty-pair-refused': ['An ampersand with nothing before or after it is refused', asks(path(/[?&]&|&$/), withFlag('raw', 'refused'))],
    }),
  },
]

export const flagsAlike = rows.map(({ verbatim, printable = [], ...promise }) =>
  defineClause({
    ...promise,
    needs: ['ansiLog'],
    async check({ arrange, baseline, read }) {
      const log = await arrange.ansiLog()
      const [raw, plain] = [await baseline(log, { query: 'raw=1' }), await baseline(log)]
      const found: Finding[] = []
      for (const query of verbatim) found.push(...checkSame(await read(log, { query }), raw, 'the verbatim log'))
      for (const query of printable) found.push(...checkSame(await read(log, { query }), plain, 'the printable log'))
      return found
    },
  }),
)
