import { checkStripped } from '../../checks/check-stripped.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { restrip } from '../../faults/bytes.ts'
import { commands, controlSequences, shortEscapes, strings, stripWith } from '../../faults/strip-with.ts'

export const rawTextKept = defineClause({
  id: 'raw/text-kept',
  title: 'Text that only looks like an escape sequence is kept',
  level: 'must',
  source: cite(parameterPointer('raw')),
  needs: ['writtenLog'],
  async check(scene) {
    const log = await scene.arrange.writtenLog(
      '[31mno escape[0m array[0] ]0;title \\x1b[31m \\e[0m \\033[0m ^[[31m\n',
      '%1B[31m &#27;[31m \u241b[31m\n',
    )
    return checkStripped(
      scene,
      log,
      '[31mno escape[0m array[0] ]0;title \\x1b[31m \\e[0m \\033[0m ^[[31m\n%1B[31m &#27;[31m \u241b[31m\n',
    )
  },
  brokenBy: [
    {
      name: 'strips-lookalikes',
      title: 'Text that looks like a sequence is stripped',
      code: 'bytes',
      fault: restrip((raw) => stripWith(raw, controlSequences, commands, strings, shortEscapes, /\[\d*m/g)),
    },
  ],
})
