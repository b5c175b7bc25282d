import { checkBody } from '../../checks/check-body.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { restrip, restripPieces } from '../../faults/bytes.ts'
import { faults } from '../../faults/counterexample.ts'
import { stripSequences, stripsWith, stripWith } from '../../faults/strip-with.ts'

/** Every control character but newline and tab, and those that begin a sequence. */
const controls = Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code)).filter((character) =>
  /[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x8f\x91-\x97\x99\x9a\x9c]/.test(character),
)

export const rawControls = defineClause({
  id: 'raw/controls',
  basis: 'expected',
  restsOn: ['raw/unprintable'],
  title: 'No control character but newline and tab is a printable character, white space or not',
  source: cite(parameterPointer('raw')),
  needs: ['writtenLog'],
  async check({ arrange, read }) {
    const lines = controls.map((control) => `a${control}b\n`)
    const log = await arrange.writtenLog('one line\r\nprogress\rdone\r\n', lines.join(''))
    const printable = `one line\nprogressdone\n${'ab\n'.repeat(controls.length)}`
    return [
      ...checkBody(await read(log), printable, 'the printable characters'),
      ...checkBody(await read(log, { query: 'stream=1' }), printable, 'the printable characters, streamed'),
    ]
  },
  brokenBy: faults('bytes', {
    'keeps-bells': ['Control characters are kept', restrip((raw) => (raw.includes('\x1b') ? stripWith(raw) : raw))],
    'keeps-c1-controls': ['Eight-bit control characters that begin no sequence are kept', stripsWith({})],
    'keeps-carriage-returns': [
      'Carriage returns are kept',
      restrip((raw) => stripSequences(raw, { last: /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g })),
    ],
    'keeps-rare-controls': [
      'Control characters that few programs write are kept',
      restrip((raw) => stripSequences(raw, { last: /[\u0000\u0007\u0008\u000b-\u000e\u007f]/g })),
    ],
    'stream-keeps-controls': ['Control characters are kept in a stream', restripPieces(stripSequences)],
  }),
})
