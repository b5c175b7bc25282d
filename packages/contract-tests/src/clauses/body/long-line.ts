import { checkEveryForm } from '../../checks/check-body.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, operationPointer } from '../../endpoint/operation.ts'
import { answers, edit } from '../../faults/answers.ts'
import { editReads, editStreams } from '../../faults/bytes.ts'
import { faults } from '../../faults/counterexample.ts'
import { off, ok, on } from '../../faults/which.ts'
import { sampleLine } from '../../samples/sample-log.ts'

const longest = 512 * 1024

function cutLines(text: string): string {
  const lines = text.split('\n')
  return lines.map((line) => line.slice(0, longest)).join('\n')
}

async function* cutStreamedLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let length = 0
  for await (const piece of body) {
    const kept = piece.filter((byte) => {
      length = byte === 0x0a ? 0 : length + 1
      return length <= longest
    })
    if (kept.byteLength > 0) yield kept
  }
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
  brokenBy: faults('bytes', {
    'raw-cuts-long-lines': ['A verbatim line ends after half a megabyte', answers([ok, on('raw'), off('stream')], edit(cutLines))],
    'stream-cuts-long-lines': ['A streamed line ends after half a megabyte', editStreams(cutStreamedLines)],
    'wraps-long-lines': ['Lines are wrapped after 4 KiB', editReads(/[^\n]{4096}(?!\n)/g, '$&\n')],
  }),
})
