import { checkStripped } from '../../checks/check-stripped.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { asks, withFlag, withoutFlag } from '../../faults/asks.ts'
import { restrip } from '../../faults/bytes.ts'
import { commands, controlSequences, shortEscapes, strings, stripWith } from '../../faults/strip-with.ts'
import { query } from '../../faults/which.ts'

export const rawColours = defineClause({
  id: 'raw/colours',
  title: 'Colours are removed unless the log is asked for verbatim',
  level: 'must',
  source: cite(parameterPointer('raw')),
  needs: ['writtenLog'],
  async check(scene) {
    const log = await scene.arrange.writtenLog('\x1b[31mred\x1b[0m and \x1b[1;38;5;208mbold orange\x1b[m\n', 'plain\n')
    return checkStripped(scene, log, 'red and bold orange\nplain\n')
  },
  brokenBy: [
    {
      name: 'raw-for-false',
      title: 'raw=false is verbatim',
      code: 'bytes',
      fault: asks(query('raw', 'false'), withFlag('raw', '1')),
    },
    {
      name: 'raw-for-true-only',
      title: 'raw=1 is not verbatim',
      code: 'bytes',
      also: [['raw/verbatim', 'bytes']],
      fault: asks(query('raw', '1'), withoutFlag('raw')),
    },
    {
      name: 'raw-for-zero',
      title: 'raw=0 is verbatim',
      code: 'bytes',
      fault: asks(query('raw', '0'), withFlag('raw', '1')),
    },
    {
      name: 'strips-red-text',
      title: 'Red text is stripped with its colour',
      code: 'bytes',
      fault: restrip((raw) =>
        stripWith(raw, /\u001b\[31m[^\u001b]*/g, controlSequences, commands, strings, shortEscapes),
      ),
    },
  ],
})
