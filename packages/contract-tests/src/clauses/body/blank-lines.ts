import { checkEveryForm } from '../../checks/check-body.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, edit } from '../../faults/answers.ts'
import { editReads } from '../../faults/bytes.ts'
import { faults } from '../../faults/counterexample.ts'
import { off, ok, on } from '../../faults/which.ts'

export const bodyBlankLines = defineClause({
  id: 'body/blank-lines',
  title: 'Blank lines, spaces and tabs stay as they were written',
  level: 'must',
  source: cite(parameterPointer('raw')),
  needs: ['writtenLog'],
  async check(scene) {
    const { writtenLog } = scene.arrange
    const [lines, spaces] = [
      await writtenLog('\n\n  indented\t\ttabbed  \n\n\n \nend\n\n'),
      await writtenLog(' \t', ' begun and ended by spaces \t', ' '),
    ]
    return [...(await checkEveryForm(scene, lines)), ...(await checkEveryForm(scene, spaces))]
  },
  brokenBy: faults('bytes', {
    'collapses-blank-lines': ['Several blank lines become one', editReads(/\n{3,}/g, '\n\n')],
    'drops-blank-lines': ['Blank lines are lost', editReads(/\n\n+/g, '\n')],
    'raw-trims': ['The verbatim log is trimmed', answers([ok, on('raw'), off('stream')], edit(/^[ \t\r\n]+|[ \t]+$/g, ''))],
    'trims-lines': ['Spaces at the end of a line are lost', editReads(/[ \t]+\n/g, '\n')],
    'trims-the-end': ['Spaces at the end of the log are dropped', editReads(/[ \t]+$/, '')],
  }),
})
