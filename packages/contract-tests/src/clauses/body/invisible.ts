import { checkEveryForm } from '../../checks/check-body.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { editPrintable } from '../../faults/bytes.ts'
import { faults } from '../../faults/counterexample.ts'

export const bodyInvisible = defineClause({
  id: 'body/invisible',
  title: 'Characters that show nothing, or that Unicode does not know, stay as they were written',
  level: 'should',
  source: cite(parameterPointer('raw')),
  needs: ['writtenLog'],
  async check(scene) {
    const log = await scene.arrange.writtenLog(
      'soft\u00adhyphen, \u200emarks\u200f of \u202adirection\u202c and \u2066isolates\u2069\n',
      'a line\u2028separator, a paragraph\u2029separator, a\u200bzero-width space, word\u2060joiner, \ufeffno mark\n',
      'private \ue000 \uf8ff \u{f0000} \u{10fffd}, unassigned \u0378 \u{e0080}, noncharacters \ufdd0 \uffff \u{1fffe}\n',
    )
    return checkEveryForm(scene, log)
  },
  brokenBy: faults('bytes', {
    'drops-format-characters': ['Direction marks and soft hyphens are dropped', editPrintable(/(?!\u200d)\p{Cf}/gu, '')],
    'drops-private-use': ['Private-use characters are dropped', editPrintable(/\p{Co}/gu, '')],
    'drops-unassigned': ['Characters that Unicode does not know are dropped', editPrintable(/\p{Cn}/gu, '')],
    'line-separators-are-newlines': ['A line separator becomes a newline', editPrintable(/[\u2028\u2029]/g, '\n')],
  }),
})
