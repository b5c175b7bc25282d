import { checkEveryForm } from '../../checks/check-body.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { editPrintable } from '../../faults/bytes.ts'

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
  brokenBy: [
    {
      name: 'drops-format-characters',
      title: 'Direction marks and soft hyphens are dropped',
      code: 'bytes',
      fault: editPrintable((text) => text.replace(/(?!\u200d)\p{Cf}/gu, '')),
    },
    {
      name: 'drops-private-use',
      title: 'Private-use characters are dropped',
      code: 'bytes',
      fault: editPrintable((text) => text.replace(/\p{Co}/gu, '')),
    },
    {
      name: 'drops-unassigned',
      title: 'Characters that Unicode does not know are dropped',
      code: 'bytes',
      fault: editPrintable((text) => text.replace(/\p{Cn}/gu, '')),
    },
    {
      name: 'line-separators-are-newlines',
      title: 'A line separator becomes a newline',
      code: 'bytes',
      fault: editPrintable((text) => text.replace(/[\u2028\u2029]/g, '\n')),
    },
  ],
})
