import { checkFileExtension, checkNamed } from '../../checks/check-disposition.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'
import { answers, ok, on, setHeader } from '../../faults/answers.ts'

export const downloadFileExtension = defineClause({
  id: 'download/file-extension',
  basis: 'expected',
  restsOn: ['download/file-name'],
  title: 'A download has a file name, which does not end like that of a page or a program',
  source: cite(headerPointer(200, 'Content-Disposition'), `${headerPointer(200, 'Content-Disposition')}/example`, [
    'RFC 6266, section 7',
    'Using server-supplied information for constructing local filenames introduces many risks.',
  ]),
  needs: ['finishedLog'],
  async check({ arrange, read }) {
    const log = await arrange.finishedLog()
    const exchanges = [await read(log, { query: 'download=1' }), await read(log, { query: 'download=true&raw=1' })]
    return exchanges.flatMap((exchange) => [...checkNamed(exchange), ...checkFileExtension(exchange)])
  },
  brokenBy: faults('file-extension', {
    'file-name-html': [
      'A download is saved as a page',
      answers([ok, on('download')], setHeader('Content-Disposition', 'attachment; filename="log.html"')),
    ],
    'no-file-name': [
      'A download has no file name',
      answers([ok, on('download')], setHeader('Content-Disposition', 'attachment')),
      { code: 'no-file-name' },
    ],
  }),
})
