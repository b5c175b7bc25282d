import { checkBody } from '../../checks/check-body.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { restrip } from '../../faults/bytes.ts'
import { faults } from '../../faults/counterexample.ts'
import { stripSequences, stripsWith } from '../../faults/strip-with.ts'

/** Every control character that is not white space and begins no sequence. */
const controls = Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code)).filter((character) =>
  /[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x8d\x91-\x97\x99\x9c]/.test(character),
)

export const rawUnprintable = defineClause({
  id: 'raw/unprintable',
  basis: 'documented',
  restsOn: ['raw/colours'],
  title: 'Control characters that are not white space are removed, and nothing else with them',
  source: cite(parameterPointer('raw')),
  needs: ['writtenLog'],
  async check({ arrange, read }) {
    const log = await arrange.writtenLog(controls.map((control) => `a${control}b\n`).join(''))
    const printable = 'ab\n'.repeat(controls.length)
    const [plain, streamed] = await Promise.all([read(log), read(log, { query: 'stream=1' })])
    return [
      ...checkBody(plain, printable, 'the printable characters'),
      ...checkBody(streamed, printable, 'the printable characters, streamed'),
    ]
  },
  brokenBy: faults('bytes', {
    'backspaces-erase': ['A backspace takes the character before it away', stripsWith({ first: /[^\n]\u0008/g })],
    'controls-are-spaces': [
      'A control character becomes a space',
      restrip((raw) => stripSequences(raw).replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, ' ')),
    ],
    'keeps-deletes': [
      'The character of the delete key is kept',
      restrip((raw) => stripSequences(raw, { last: /[\u0000-\u0008\u000b-\u001f\u0080-\u009f]/g })),
    ],
  }),
})
