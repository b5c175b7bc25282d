import { checkStripped } from '../../checks/check-stripped.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const rawTextKept: Clause = defineClause({
  id: 'raw/text-kept',
  title: 'Text that only looks like an escape sequence is kept',
  level: 'must',
  source: cite(parameterPointer('raw')),
  needs: ['written-log'],
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
})
