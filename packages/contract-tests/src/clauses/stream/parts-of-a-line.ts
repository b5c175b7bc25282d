import { checkBody } from '../../checks/check-body.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { cite, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import { editPieces, editStreams } from '../../faults/bytes.ts'
import { faults } from '../../faults/counterexample.ts'
import { passLines } from '../../faults/pass-lines.ts'
import { sampleLine } from '../../samples/sample-log.ts'

async function* holdLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const rest = yield* passLines(body)
  if (rest.byteLength > 0) yield rest
}

async function* repeatParts(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let part = Buffer.alloc(0)
  for await (const piece of body) {
    const line = Buffer.concat([part, piece])
    yield part.length > 0 && line.at(-1) === 0x0a ? line : piece
    part = line.subarray(line.lastIndexOf(0x0a) + 1)
  }
}

export const streamPartsOfALine = defineClause({
  id: 'stream/parts-of-a-line',
  title: 'A line that is written in parts is streamed part by part, with nothing between them',
  level: 'should',
  source: cite(parameterPointer('stream'), responsePointer(200)),
  needs: ['steeredLog'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const reading = scene.open(log, { query: 'stream=1' })
    const parts = [sampleLine('parts', 1), 'installing', '.', ' ', '\t', '. done', '\n', '\n', '  ', 'again and', ' again', ' again\n']
    const found: Finding[] = []
    let written = ''
    for (const part of parts) {
      written += part
      found.push(...(await deliverSteps(scene, log, [reading], [{ append: part, awaited: written }])))
      if (found.length > 0) return found
    }
    await log.finish()
    return checkBody(await reading.whole(), written, 'the log as it was written')
  },
  brokenBy: faults('not-delivered', {
    'stream-adds-newlines': [
      'Each piece of a stream ends with a newline',
      editPieces((piece) => (piece.at(-1) === 0x0a ? piece : Buffer.concat([piece, Buffer.from('\n')]))),
    ],
    'stream-skips-blank-pieces': [
      'A piece of nothing but white space is not streamed',
      editPieces((piece) => (piece.toString('latin1').trim() === '' ? '' : piece)),
    ],
    'stream-waits-for-newline': ['A stream holds a line back until its newline', editStreams(holdLines)],
    'unfinished-line-repeated': ['A line that was streamed in part comes again once it is whole', editStreams(repeatParts)],
  }),
})
