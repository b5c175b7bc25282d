import { checkSame } from '../../checks/check-same.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { cite, operationPointer, parameterPointer } from '../../endpoint/operation.ts'
import { asks, withFlag } from '../../faults/asks.ts'
import { faults } from '../../faults/counterexample.ts'
import { header, not, query } from '../../faults/which.ts'

export const bodyWhoeverAsks = defineClause({
  id: 'body/whoever-asks',
  title: 'Which program asks, and from where, changes nothing of the log',
  level: 'must',
  source: cite(operationPointer(), parameterPointer('raw')),
  needs: ['ansiLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.ansiLog()
    const plain = await baseline(log)
    const found: Finding[] = []
    for (const headers of [
      { 'User-Agent': 'curl/8.5.0' },
      {
        'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
        'Accept-Language': 'cs,de',
      },
      { 'User-Agent': '', Referer: 'https://console.apify.com/', Cookie: 'a=b' },
      { Origin: 'https://example.com', 'X-Requested-With': 'XMLHttpRequest', TE: 'trailers' },
    ])
      found.push(...checkSame(await read(log, { headers }), plain, `the log with ${Object.keys(headers).join(' and ')}`))
    return found
  },
  brokenBy: faults('bytes', {
    'colours-for-curl': [
      'A terminal program gets the log with its escape sequences',
      asks([header('User-Agent', /^curl/), not(query('raw'))], withFlag('raw', '1')),
    ],
  }),
})
