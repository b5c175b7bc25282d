import { checkAnswer } from '../../checks/check-answer.ts'
import { checkFileName } from '../../checks/check-disposition.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'
import { answers, nameDownloads, setHeader } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { id, ok, on } from '../../faults/which.ts'
import { sampleLog } from '../../samples/sample-log.ts'

export const downloadOddId = defineClause({
  id: 'download/odd-id',
  title: 'An id with quotes, semicolons or letters beyond ASCII makes no broken or dangerous file name',
  level: 'must',
  source: cite(headerPointer(200, 'Content-Disposition'), ['RFC 6266, section 4.1', 'The grammar of Content-Disposition.']),
  needs: ['namedLog'],
  async check({ arrange, read }) {
    const found: Finding[] = []
    for (const id of ['a"b; filename=evil', 'back\\slash', 'żółć-日本', "percent%22 quote'", '..hidden', 'a\ttab']) {
      const log = await arrange.namedLog(id, sampleLog('odd id'))
      const exchange = await read(log, { query: 'download=1' })
      const answer = checkAnswer(exchange, 200)
      found.push(...(answer.length > 0 ? answer : checkFileName(exchange)))
    }
    return found
  },
  brokenBy: faults('file-name', {
    'file-name-hidden': [
      'A download is hidden if the id begins with a dot',
      answers(
        [ok, on('download'), id(/^\./)],
        setHeader('Content-Disposition', `attachment; filename="log.txt"; filename*=UTF-8''..hidden`),
      ),
    ],
    'id-in-file-name': ['The file name of a download is the id as it is', nameDownloads((id) => `${id}.log`), { code: 'disposition' }],
  }),
})
