import { checkFileName } from '../../checks/check-disposition.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'
import { answers, ok, on, setHeader } from '../../faults/answers.ts'

export const downloadFileName = defineClause({
  id: 'download/file-name',
  basis: 'expected',
  restsOn: ['download/one'],
  title: 'The file name of a download, if it has one, is only a name',
  source: cite(
    headerPointer(200, 'Content-Disposition'),
    `${headerPointer(200, 'Content-Disposition')}/schema`,
    `${headerPointer(200, 'Content-Disposition')}/example`,
    ['RFC 6266, section 7', 'Using server-supplied information for constructing local filenames introduces many risks.'],
  ),
  needs: ['finishedLog'],
  async check({ arrange, baseline }) {
    const log = await arrange.finishedLog()
    const found = []
    for (const query of ['download=1', 'download=true']) found.push(...checkFileName(await baseline(log, { query })))
    return found
  },
  brokenBy: faults('file-name', {
    'path-in-file-name': [
      'The file name of a download is a path',
      answers([ok, on('download')], setHeader('Content-Disposition', 'attachment; filename="../logs/log.txt"')),
    ],
  }),
})
