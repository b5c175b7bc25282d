import { checkBody } from '../../checks/check-body.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { restripPieces } from '../../faults/bytes.ts'
import { faults } from '../../faults/counterexample.ts'
import { stripWith } from '../../faults/strip-with.ts'

const kinds = [
  '\x1b[?25l',
  '\x1b]2;a title\x1b\\',
  '\x1b]8;;https://example.com\x07',
  '\x1bP1$r0m\x1b\\',
  '\x1b_application\x1b\\',
  '\x1b^privacy\x1b\\',
  '\x1bXstart of string\x1b\\',
  '\x1b(B',
  '\x1b7',
  '\x1b F',
  '\x1b/A',
  '\x1b\\',
  '\x1b]133;A\x07',
  '\x1bP\x1b\\',
  '\u009fapplication\u009c',
  '\b\u0084\x7f',
  '\u009b31m',
  '\u009d0;title\u009c',
]

export const streamEverySequence = defineClause({
  id: 'stream/every-sequence',
  title: 'A stream is free of every kind of sequence, as a plain read is',
  level: 'must',
  source: cite(parameterPointer('stream'), parameterPointer('raw')),
  needs: ['steeredLog'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const reading = scene.open(log, { query: 'stream=1' })
    const lost = await deliverSteps(
      scene,
      log,
      [reading],
      kinds.map((sequence, index) => ({
        append: `${index}: a${sequence}b\n`,
        awaited: `${index}: ab\n`,
      })),
    )
    await log.finish()
    if (lost.length > 0) return lost
    const expected = kinds.map((_, index) => `${index}: ab\n`).join('')
    return checkBody(await reading.whole(), expected, 'the printable log')
  },
  brokenBy: faults('not-delivered', {
    'stream-strips-colours-only': [
      'A stream keeps every sequence but colours, cursors and links',
      restripPieces((piece) => stripWith(piece, { strings: undefined, shortEscapes: undefined })),
    ],
  }),
})
