import { checkSame } from '../../checks/check-same.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { editStreams } from '../../faults/bytes.ts'

async function* holdOpen(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* body
  await new Promise(() => {})
}

export const streamFinished = defineClause({
  id: 'stream/finished',
  basis: 'documented',
  restsOn: ['stream/delivers-one', 'body/as-written'],
  title: 'A finished log is streamed at once, and ends',
  source: cite(parameterPointer('stream')),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const plain = await baseline(log)
    const found = []
    for (const query of ['stream=1', 'stream=true']) found.push(...checkSame(await read(log, { query }), plain, 'the finished log'))
    return found
  },
  brokenBy: faults('body-hangs', {
    'stream-hangs': ['A stream does not end with its run', editStreams(holdOpen), { also: { 'stream/delivers-true': 'body-hangs' } }],
  }),
})
