import { checkAnswer } from '../../checks/check-answer.ts'
import { checkNoBackslash } from '../../checks/check-disposition.ts'
import { defineClause } from '../../clause/clause.ts'
import { citeSection } from '../../clause/source.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'
import { faulty } from '../../faults/counterexample.ts'
import { idOf, isOn, withField } from '../../faults/wire.ts'

export const downloadNoBackslash = defineClause({
  id: 'download/no-backslash',
  title: 'No id brings a backslash into the name of a download, not even as an escape',
  level: 'should',
  source: [
    ...cite(headerPointer(200, 'Content-Disposition')),
    ...citeSection(
      'RFC 6266, appendix D',
      'Avoid the backslash: not every user agent reads it as an escape, and it may be taken for a path.',
    ),
  ],
  needs: ['namedLog'],
  async check({ arrange, read }) {
    const found = ['over\\there', 'in "quotes"', 'D:\\log'].map(async (id) => {
      const exchange = await read(await arrange.namedLog(id, 'a line\n'), { query: 'download=1' })
      return [...checkAnswer(exchange, 200), ...checkNoBackslash(exchange)]
    })
    return (await Promise.all(found)).flat()
  },
  brokenBy: [
    faulty(
      'file-name-escaped',
      'The file name of a download is the id, with what is odd escaped',
      'backslash',
      () => async (request, forward) => {
        const answer = await forward(request)
        if (answer.status !== 200 || !isOn(request, 'download')) return answer
        const name = idOf(request).replace(/["\\]/g, '\\$&')
        return withField(answer, 'Content-Disposition', `attachment; filename="${name}.log"`)
      },
    ),
  ],
})
