import { checkStripped } from '../../checks/check-stripped.ts'
import { defineClause } from '../../clause/clause.ts'
import { citeSection } from '../../clause/source.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { restrip } from '../../faults/bytes.ts'
import { commands, shortEscapes, strings, stripWith } from '../../faults/strip-with.ts'

/** Each byte that ends a control sequence. */
const finals = Array.from({ length: 0x3f }, (_, index) => String.fromCharCode(0x40 + index))

export const rawCursor = defineClause({
  id: 'raw/cursor',
  title: 'Control sequences that move the cursor or erase are removed, whatever their parameters',
  level: 'must',
  source: [
    ...cite(parameterPointer('raw')),
    ...citeSection(
      'ECMA-48, section 5.4',
      'CSI, parameter bytes 30 to 3F, intermediate bytes 20 to 2F, one final byte 40 to 7E.',
    ),
  ],
  needs: ['writtenLog'],
  async check(scene) {
    const log = await scene.arrange.writtenLog(
      'a\x1b[2Jb\x1b[10;20Hc\x1b[?25ld\x1b[>0ce\x1b[0 qf\x1b[!pg\x1b[38:2::1:2:3mh\x1b[1@i\x1b[3~j\n',
      `k${finals.map((final) => `\x1b[<1;2=${final}k`).join('')}\n`,
    )
    return checkStripped(scene, log, `abcdefghij\nk${'k'.repeat(finals.length)}\n`)
  },
  brokenBy: [
    {
      name: 'strips-colours-only',
      title: 'Only colours are stripped',
      code: 'bytes',
      also: [['raw/same-log', 'escape']],
      fault: restrip((raw) => stripWith(raw, /\u001b\[[0-9;]*m/g, commands, strings, shortEscapes)),
    },
    {
      name: 'strips-letter-finals-only',
      title: 'Control sequences that end with no letter are kept, but for two',
      code: 'bytes',
      fault: restrip((raw) =>
        stripWith(raw, /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@A-Za-z~]/g, commands, strings, shortEscapes),
      ),
    },
  ],
})
