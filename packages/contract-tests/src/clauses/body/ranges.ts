import { checkSame } from '../../checks/check-same.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { citeSection } from '../../clause/source.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { editReads } from '../../faults/bytes.ts'
import { faulty } from '../../faults/counterexample.ts'
import { fieldOf, readAll, withBytes, withField } from '../../faults/wire.ts'

export const bodyRanges = defineClause({
  id: 'body/ranges',
  title: 'A reader that asks for a part, or for what is new, gets the whole log: no other success is documented',
  level: 'should',
  source: [...cite(responsePointer(200)), ...citeSection('RFC 9110, section 14.2', 'A server may ignore the Range header field.')],
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
  brokenBy: [
    faulty('honours-ranges', 'A range is answered with 206', 'status', () => async (request, forward) => {
      const answer = await forward(request)
      if (answer.status !== 200 || fieldOf(request, 'Range') === undefined) return answer
      const body = await readAll(answer.body)
      const range = withField(answer, 'Content-Range', `bytes 0-9/${body.length}`)
      return { ...withBytes(range, body.subarray(0, 10)), status: 206 }
    }),
    faulty(
      'ranges-with-200',
      'A range is cut out of the log without saying so',
      'bytes',
      editReads((text, request) => (fieldOf(request, 'Range') === undefined ? text : text.slice(0, 10))),
    ),
  ],
})
