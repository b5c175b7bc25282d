import { checkEveryForm } from '../../checks/check-body.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, operationPointer } from '../../endpoint/operation.ts'
import { editReads, editStreams } from '../../faults/bytes.ts'
import { faulty } from '../../faults/counterexample.ts'
import { isOn } from '../../faults/wire.ts'
import { sampleLine } from '../../samples/sample-log.ts'

const longest = 512 * 1024

function cutLines(text: string): string {
  const lines = text.split('\n')
  return lines.map((line) => line.slice(0, longest)).join('\n')
}

const longestStreamCutsLongLines = 512 * 1024

async function* cutLinesStreamCutsLongLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let length = 0
  for await (const piece of body) {
    const kept = piece.filter((byte) => {
      length = byte === 0x0a ? 0 : length + 1
      return length <= longestStreamCutsLongLines
    })
    if (kept.byteLength > 0) yield kept
  }
}

const width = 65_536

function wrap(line: string): string {
  const parts = Array.from({ length: Math.ceil(line.length / width) }, (_, index) => line.slice(index * width, (index + 1) * width))
  return parts.join('\n')
}

export const bodyLongLine = defineClause({
  id: 'body/long-line',
  title: 'A line of a megabyte is neither cut nor wrapped',
  level: 'must',
  source: cite(operationPointer()),
  needs: ['writtenLog'],
  async check(scene) {
    const long = Array.from({ length: 131_072 }, (_, index) => `${`${index}`.padStart(7)},`).join('')
    const log = await scene.arrange.writtenLog(sampleLine('long', 1), `${long}\n`, sampleLine('long', 2), long)
    return checkEveryForm(scene, log)
  },
  brokenBy: [
    faulty(
      'raw-cuts-long-lines',
      'A verbatim line ends after half a megabyte',
      'bytes',
      editReads((text, request) => (isOn(request, 'raw') ? cutLines(text) : text)),
    ),
    faulty('stream-cuts-long-lines', 'A streamed line ends after half a megabyte', 'bytes', editStreams(cutLinesStreamCutsLongLines)),
    faulty(
      'wraps-long-lines',
      'Lines are wrapped after 64 KiB',
      'bytes',
      editReads((text) => text.split('\n').map(wrap).join('\n')),
    ),
  ],
})
