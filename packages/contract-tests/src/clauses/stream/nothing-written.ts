import { checkBody } from '../../checks/check-body.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { editStreams } from '../../faults/bytes.ts'

async function* endWithBytes(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let some = false
  for await (const piece of body) {
    some ||= piece.byteLength > 0
    yield piece
  }
  if (!some) await new Promise(() => {})
}

async function* beginWithNewline(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Buffer.from('\n')
  yield* body
}

export const streamNothingWritten = defineClause({
  id: 'stream/nothing-written',
  basis: 'documented',
  restsOn: ['stream/finished', 'body/empty'],
  title: 'A run that ends without a line ends the stream, empty',
  source: cite(parameterPointer('stream')),
  needs: ['steeredLog'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const reading = scene.open(log, { query: 'stream=1' })
    // Once it has begun; where it begins with its first byte, after half a second.
    await reading.until(({ status, ended }) => status !== 0 || ended, 500)
    await log.finish()
    const exchange = await reading.whole()
    return checkBody(exchange, '', 'nothing')
  },
  brokenBy: faults('body-hangs', {
    'empty-run-hangs': ['The stream of a run that ends without a line never ends', editStreams(endWithBytes)],
    'keepalive-newline': ['A stream begins with a newline, to keep the connection alive', editStreams(beginWithNewline), { code: 'bytes' }],
  }),
})
