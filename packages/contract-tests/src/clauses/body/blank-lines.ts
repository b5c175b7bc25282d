import { checkEveryForm } from '../../checks/check-body.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, edit } from '../../faults/answers.ts'
import { editReads } from '../../faults/bytes.ts'
import { off, ok } from '../../faults/which.ts'
import { isOn } from '../../faults/wire.ts'

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
  brokenBy: [
    {
      name: 'collapses-blank-lines',
      title: 'Several blank lines become one',
      code: 'bytes',
      fault: editReads((text) => text.replace(/\n{3,}/g, '\n\n')),
    },
    {
      name: 'drops-blank-lines',
      title: 'Blank lines are lost',
      code: 'bytes',
      fault: answers(
        [ok, off('stream')],
        edit((text) => text.replace(/\n\n+/g, '\n')),
      ),
    },
    {
      name: 'raw-trims',
      title: 'The verbatim log is trimmed',
      code: 'bytes',
      fault: editReads((text, request) => (isOn(request, 'raw') ? text.replace(/^[ \t\r\n]+|[ \t]+$/g, '') : text)),
    },
    {
      name: 'trims-lines',
      title: 'Spaces at the end of a line are lost',
      code: 'bytes',
      fault: answers(
        [ok, off('stream')],
        edit((text) => text.replace(/[ \t]+\n/g, '\n')),
      ),
    },
    {
      name: 'trims-the-end',
      title: 'Spaces at the end of the log are dropped',
      code: 'bytes',
      fault: editReads((text) => text.replace(/[ \t]+$/, '')),
    },
  ],
})
