import { checkSame } from '../../checks/check-same.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { cite, citeSection } from '../../clause/source.ts'
import { mediaTypePointer } from '../../spec/operation.ts'

export const bodyAccept: Clause = defineClause({
  id: 'body/accept',
  title: 'Whatever a reader accepts, a log is the same plain text: no other form is documented',
  level: 'should',
  source: [
    ...cite(mediaTypePointer(200)),
    ...citeSection('RFC 9110, section 12.5.1', 'A server may disregard Accept and send what it has.'),
  ],
  needs: ['finished-log'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const plain = await baseline(log)
    const found: Finding[] = []
    for (const Accept of ['application/json', 'text/html, application/xhtml+xml', 'image/png', 'text/event-stream'])
      found.push(
        ...checkSame(await read(log, { headers: { Accept } }), plain, `the log as plain text (Accept: ${Accept})`),
      )
    return found
  },
})
