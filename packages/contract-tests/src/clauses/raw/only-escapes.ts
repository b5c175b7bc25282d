import { checkStripped } from '../../checks/check-stripped.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { restrip } from '../../faults/bytes.ts'
import { stripSequences } from '../../faults/strip-with.ts'

export const rawOnlyEscapes = defineClause({
  id: 'raw/only-escapes',
  title: 'A log of nothing but escape sequences is empty text, and kept verbatim with raw',
  level: 'must',
  source: cite(parameterPointer('raw')),
  needs: ['writtenLog'],
  async check(scene) {
    const log = await scene.arrange.writtenLog('\x1b[2J\x1b[H', '\x1b[0m')
    return checkStripped(scene, log, '')
  },
  brokenBy: [
    {
      name: 'only-escapes-verbatim',
      title: 'A log without a printable character comes verbatim',
      code: 'bytes',
      fault: restrip((raw) => (/[^\u0000-\u001f]/.test(stripSequences(raw)) ? stripSequences(raw) : raw)),
    },
  ],
})
