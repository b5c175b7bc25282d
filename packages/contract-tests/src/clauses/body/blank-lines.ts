import { checkEveryForm } from '../../checks/check-body.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const bodyBlankLines: Clause = defineClause({
  id: 'body/blank-lines',
  title: 'Blank lines, spaces and tabs stay as they were written',
  level: 'must',
  source: cite(parameterPointer('raw')),
  needs: ['written-log'],
  async check(scene) {
    const { writtenLog } = scene.arrange
    const [lines, spaces] = [
      await writtenLog('\n\n  indented\t\ttabbed  \n\n\n \nend\n\n'),
      await writtenLog(' \t', ' begun and ended by spaces \t', ' '),
    ]
    return [...(await checkEveryForm(scene, lines)), ...(await checkEveryForm(scene, spaces))]
  },
})
