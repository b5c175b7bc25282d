import { checkSame } from '../../checks/check-same.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { answers, setBody, setStatus } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { header, ok } from '../../faults/which.ts'

export const bodyConditions = defineClause({
  id: 'body/conditions',
  title: 'A condition on a version that the reader does not have brings the whole log',
  level: 'must',
  source: cite(
    responsePointer(200),
    ['RFC 9110, section 13.1.2', 'If-None-Match is false only if one of its entity tags matches; then the method is performed.'],
    ['RFC 9110, section 13.1.3', 'If-Modified-Since is false only if the representation is not newer than that date.'],
  ),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const plain = await baseline(log)
    const found: Finding[] = []
    for (const headers of [
      { 'If-None-Match': '"get-log-contract-has-none"' },
      { 'If-None-Match': 'W/"get-log-contract-has-none", "nor-this"' },
      { 'If-Modified-Since': 'Sun, 06 Nov 1994 08:49:37 GMT' },
      { 'If-Modified-Since': 'yesterday' },
    ])
      found.push(...checkSame(await read(log, { headers }), plain, `the log whatever ${Object.keys(headers)} says`))
    return found
  },
  brokenBy: faults('status', {
    'any-tag-matches': ['Any If-None-Match is answered with 304', answers([ok, header('If-None-Match')], setBody(''), setStatus(304))],
    'not-modified-since-1994': [
      'Any If-Modified-Since is answered with 304, and a body',
      answers([ok, header('If-Modified-Since')], setStatus(304)),
    ],
  }),
})
