import { checkStripped } from '../../checks/check-stripped.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { restrip } from '../../faults/bytes.ts'
import { commands, controlSequences, shortEscapes, strings, stripWith } from '../../faults/strip-with.ts'

export const rawWhitespaceKept = defineClause({
  id: 'raw/whitespace-kept',
  title: 'Newlines and tabs around escape sequences are kept',
  level: 'must',
  source: cite(parameterPointer('raw')),
  needs: ['writtenLog'],
  async check(scene) {
    const log = await scene.arrange.writtenLog('\x1b[31m\n\t\x1b[0m\tend\x1b[K\n\n\x1b[0m\n')
    return checkStripped(scene, log, '\n\t\tend\n\n\n')
  },
  brokenBy: [
    {
      name: 'strips-tabs',
      title: 'Tabs are stripped',
      code: 'bytes',
      also: [['body/blank-lines', 'bytes']],
      fault: restrip((raw) => stripWith(raw, controlSequences, commands, strings, shortEscapes, /\t/g)),
    },
  ],
})
