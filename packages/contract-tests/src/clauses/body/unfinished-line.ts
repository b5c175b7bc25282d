import { checkBody } from '../../checks/check-body.ts'
import type { Finding } from '../../clause/clause.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { answers, edit, off, ok, running } from '../../faults/answers.ts'
import { isOn, readAll, withBody, withBytes, withQuery } from '../../faults/wire.ts'
import { sampleLine } from '../../samples/sample-log.ts'

export const bodyUnfinishedLine = defineClause({
  id: 'body/unfinished-line',
  basis: 'expected',
  restsOn: ['body/grows'],
  title: 'What there is of a line that is not finished is in a read of the running log',
  source: cite(responsePointer(200)),
  needs: ['steeredLog'],
  async check({ arrange, read }) {
    const log = await arrange.steeredLog()
    const [begun, rest] = [`${sampleLine('unfinished line', 1)}progress 10 %`, ', 20 %\n']
    await log.append(begun)
    const found: Finding[] = []
    for (const variation of [{}, { query: 'raw=1' }]) found.push(...checkBody(await read(log, variation), begun, 'the log so far'))
    await log.append(rest)
    found.push(...checkBody(await read(log), begun + rest, 'the log so far'))
    await log.finish()
    return found
  },
  brokenBy: faults('bytes', {
    'hides-unfinished-line': [
      'While the run is running, a line without its newline is not in the log',
      answers([ok, running, off('stream')], edit(/[^\n]*$/, '')),
    ],
    'waits-for-the-newline': [
      'A read of a line without its newline waits for the end of the run',
      () => async (request, forward) => {
        const answer = await forward(request)
        if (answer.status !== 200 || isOn(request, 'stream')) return answer
        const body = await readAll(answer.body)
        if (body.at(-1) === 0x0a || body.length === 0) return withBytes(answer, body)
        return withBody(answer, (await forward(withQuery(request, 'stream', '1'))).body)
      },
      { code: 'body-hangs' },
    ],
  }),
})
