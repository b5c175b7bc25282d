import { checkSame } from '../../checks/check-same.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { answers, become, edit } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { header, off, ok } from '../../faults/which.ts'

export const bodyRanges = defineClause({
  id: 'body/ranges',
  title: 'A reader that asks for a part, or for what is new, gets the whole log: no other success is documented',
  level: 'should',
  source: cite(responsePointer(200), ['RFC 9110, section 14.2', 'A server may ignore the Range header field.']),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const plain = await baseline(log)
    const tag = plain.header('etag') ?? '*'
    const found: Finding[] = []
    for (const headers of [
      { Range: 'bytes=0-9' },
      { Range: 'bytes=-5' },
      { Range: 'bytes=999999999-' },
      { 'If-None-Match': tag },
      { 'If-Range': tag, Range: 'bytes=0-0,5-9' },
    ])
      found.push(...checkSame(await read(log, { headers }), plain, `the log whatever ${Object.keys(headers).join(' and ')} says`))
    return found
  },
  brokenBy: faults('status', {
    'honours-ranges': [
      'A range is answered with 206',
      answers([ok, header('Range')], become(206, 'text/plain', '0123456789', [['Content-Range', 'bytes 0-9/*']])),
    ],
    'ranges-with-200': [
      'A range is cut out of the log without saying so',
      answers([ok, header('Range'), off('stream')], edit(/^([\s\S]{10})[\s\S]*/, '$1')),
      { code: 'bytes' },
    ],
  }),
})
