import { checkAnswer } from '../../checks/check-answer.ts'
import { checkNoBackslash } from '../../checks/check-disposition.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'
import { nameDownloads } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'

export const downloadNoBackslash = defineClause({
  id: 'download/no-backslash',
  title: 'No id brings a backslash into the name of a download, not even as an escape',
  level: 'should',
  source: cite(headerPointer(200, 'Content-Disposition'), [
    'RFC 6266, appendix D',
    'Avoid the backslash: not every user agent reads it as an escape, and it may be taken for a path.',
  ]),
  needs: ['namedLog'],
  async check({ arrange, read }) {
    const found = ['over\\there', 'in "quotes"', 'D:\\log'].map(async (id) => {
      const exchange = await read(await arrange.namedLog(id, 'a line\n'), { query: 'download=1' })
      return [...checkAnswer(exchange, 200), ...checkNoBackslash(exchange)]
    })
    return (await Promise.all(found)).flat()
  },
  brokenBy: faults('backslash', {
    'file-name-escaped': [
      'The file name of a download is the id, with what is odd escaped',
      nameDownloads((id) => `${id.replace(/["\\]/g, '\\$&')}.log`),
    ],
  }),
})
