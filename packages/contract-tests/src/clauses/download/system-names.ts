import { checkAnswer } from '../../checks/check-answer.ts'
import { checkDeviceName, checkFileExtension, checkFileName } from '../../checks/check-disposition.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'
import { nameDownloads } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { sampleLog } from '../../samples/sample-log.ts'

export const downloadSystemNames = defineClause({
  id: 'download/system-names',
  title: 'No id makes the file name of a download one that a system keeps for itself or runs',
  level: 'should',
  source: cite(
    headerPointer(200, 'Content-Disposition'),
    ['RFC 6266, section 4.3', 'Many platforms go by the file extension, which has to fit the media type.'],
    ['Windows, Naming Files, Paths, and Namespaces', 'CON and NUL are devices, whatever the extension.'],
  ),
  needs: ['namedLog'],
  async check({ arrange, read }) {
    const found: Finding[] = []
    for (const id of ['CON', 'nul', 'com1.txt', 'page.html', 'setup.exe']) {
      const log = await arrange.namedLog(id, sampleLog('system name'))
      const exchange = await read(log, { query: 'download=1' })
      const answer = checkAnswer(exchange, 200)
      found.push(
        ...(answer.length > 0 ? answer : [...checkFileName(exchange), ...checkDeviceName(exchange), ...checkFileExtension(exchange)]),
      )
    }
    return found
  },
  brokenBy: faults('device-name', {
    'file-name-is-id': [
      'The file name of a download is the id',
      nameDownloads((id) => id),
      { also: { 'download/system-names': 'file-extension' } },
    ],
  }),
})
