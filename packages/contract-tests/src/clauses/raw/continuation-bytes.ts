import { checkStripped } from '../../checks/check-stripped.ts'
import { defineClause } from '../../clause/clause.ts'
import { citeSection } from '../../clause/source.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { editText, isOn } from '../../faults/wire.ts'

export const rawContinuationBytes = defineClause({
  id: 'raw/continuation-bytes',
  title: 'Bytes of a character that look like eight-bit controls are kept',
  level: 'must',
  source: [
    ...cite(parameterPointer('raw')),
    ...citeSection('RFC 3629, section 3', 'Octets 80 to BF continue a character.'),
  ],
  needs: ['writtenLog'],
  async check(scene) {
    const log = await scene.arrange.writtenLog('\u{1f600} \u015b \u00db \u045b \u{10ff9b} \u4e5b \x1b[32mś\x1b[0m\n')
    return checkStripped(scene, log, '\u{1f600} \u015b \u00db \u045b \u{10ff9b} \u4e5b ś\n')
  },
  brokenBy: [
    {
      name: 'strips-continuation-bytes',
      title: 'Bytes that continue a character are taken for eight-bit controls',
      code: 'bytes',
      fault: () => async (request, forward) => {
        const answer = await forward(request)
        if (answer.status !== 200 || isOn(request, 'stream') || isOn(request, 'raw')) return answer
        return editText(answer, (text) => text.replace(/[\x80-\x9f]/g, ''))
      },
    },
  ],
})
