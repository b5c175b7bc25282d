import { checkEveryForm } from '../../checks/check-body.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, edit } from '../../faults/answers.ts'
import { editReads } from '../../faults/bytes.ts'
import { faulty } from '../../faults/counterexample.ts'
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
    faulty(
      'collapses-blank-lines',
      'Several blank lines become one',
      'bytes',
      editReads((text) => text.replace(/\n{3,}/g, '\n\n')),
    ),
    faulty(
      'drops-blank-lines',
      'Blank lines are lost',
      'bytes',
      answers(
        [ok, off('stream')],
        edit((text) => text.replace(/\n\n+/g, '\n')),
      ),
    ),
    faulty(
      'raw-trims',
      'The verbatim log is trimmed',
      'bytes',
      editReads((text, request) => (isOn(request, 'raw') ? text.replace(/^[ \t\r\n]+|[ \t]+$/g, '') : text)),
    ),
    faulty(
      'trims-lines',
      'Spaces at the end of a line are lost',
      'bytes',
      answers(
        [ok, off('stream')],
        edit((text) => text.replace(/[ \t]+\n/g, '\n')),
      ),
    ),
    faulty(
      'trims-the-end',
      'Spaces at the end of the log are dropped',
      'bytes',
      editReads((text) => text.replace(/[ \t]+$/, '')),
    ),
  ],
})
