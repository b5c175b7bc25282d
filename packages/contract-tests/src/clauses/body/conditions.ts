import { checkSame } from '../../checks/check-same.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { citeSection } from '../../clause/source.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { answers, setStatus } from '../../faults/answers.ts'
import { faulty } from '../../faults/counterexample.ts'
import { header, ok } from '../../faults/which.ts'
import { fieldOf, once, withField } from '../../faults/wire.ts'

export const bodyConditions = defineClause({
  id: 'body/conditions',
  title: 'A condition on a version that the reader does not have brings the whole log',
  level: 'must',
  source: [
    ...cite(responsePointer(200)),
    ...citeSection(
      'RFC 9110, section 13.1.2',
      'If-None-Match is false only if one of its entity tags matches; then the method is performed.',
    ),
    ...citeSection('RFC 9110, section 13.1.3', 'If-Modified-Since is false only if the representation is not newer than that date.'),
  ],
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
  brokenBy: [
    faulty('any-tag-matches', 'Any If-None-Match is answered with 304', 'status', () => async (request, forward) => {
      const answer = await forward(request)
      return answer.status === 200 && fieldOf(request, 'If-None-Match') !== undefined
        ? {
            ...withField(answer, 'Content-Length', undefined),
            status: 304,
            body: once(Buffer.alloc(0)),
            framing: 'none',
          }
        : answer
    }),
    faulty(
      'not-modified-since-1994',
      'Any If-Modified-Since is answered with 304, and a body',
      'status',
      answers([ok, header('If-Modified-Since')], setStatus(304)),
    ),
  ],
})
