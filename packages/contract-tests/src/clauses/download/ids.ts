import { checkAnswer } from '../../checks/check-answer.ts'
import { checkDeviceName, checkFileExtension, checkFileName, checkNoBackslash } from '../../checks/check-disposition.ts'
import type { Finding, Promised } from '../../clause/clause.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'
import { answers, id, nameDownloads, ok, on, setHeader } from '../../faults/answers.ts'
import { sampleLog } from '../../samples/sample-log.ts'
import type { Exchange } from '../../witness/exchange.ts'

interface Row extends Pick<Promised, 'id' | 'title' | 'basis' | 'restsOn' | 'source' | 'brokenBy'> {
  readonly ids: readonly string[]
  readonly checks: readonly ((exchange: Exchange) => readonly Finding[])[]
}

const rows: readonly Row[] = [
  {
    id: 'download/odd-id',
    basis: 'expected',
    restsOn: ['download/file-name'],
    title: 'An id with quotes, semicolons or letters beyond ASCII makes no broken or dangerous file name',
    source: cite(
      headerPointer(200, 'Content-Disposition'),
      ['RFC 6266, section 4.1', 'The grammar of Content-Disposition.'],
      ['RFC 6266, appendix D', 'Avoid the backslash: not every user agent reads it as an escape, and it may be taken for a path.'],
    ),
    ids: ['a"b; filename=evil', 'back\\slash', 'żółć-日本', "percent%22 quote'", '..hidden', 'a\ttab', 'D:\\log'],
    checks: [checkFileName, checkNoBackslash],
    brokenBy: faults('file-name', {
      'file-name-escaped': [
        'The file name of a download is the id, with what is odd escaped',
        nameDownloads((id) => `${id.replace(/["\\]/g, '\\$&')}.log`),
        { code: 'backslash' },
      ],
      'file-name-hidden': [
        'A download is hidden if the id begins with a dot',
        answers(
          [ok, on('download'), id(/^\./)],
          setHeader('Content-Disposition', `attachment; filename="log.txt"; filename*=UTF-8''..hidden`),
        ),
      ],
      'id-in-file-name': ['The file name of a download is the id as it is', nameDownloads((id) => `${id}.log`), { code: 'disposition' }],
    }),
  },
  {
    id: 'download/system-names',
    basis: 'expected',
    restsOn: ['download/file-extension'],
    title: 'No id makes the file name of a download one that a system keeps for itself or runs',
    source: cite(
      headerPointer(200, 'Content-Disposition'),
      ['RFC 6266, section 7', 'Using server-supplied information for constructing local filenames introduces many risks.'],
      ['Windows, Naming Files, Paths, and Namespaces', 'CON and NUL are devices, whatever the extension.'],
    ),
    ids: ['CON', 'nul', 'com1.txt', 'page.html', 'setup.exe'],
    checks: [checkFileName, checkDeviceName, checkFileExtension],
    brokenBy: faults('device-name', {
      'file-name-is-id': [
        'The file name of a download is the id',
        nameDownloads((id) => id),
        { also: { 'download/system-names': 'file-extension' } },
      ],
    }),
  },
]

/** Ids of which a file name might be made that does harm. */
export const downloadIds = rows.map(({ ids, checks, ...promise }) =>
  defineClause({
    ...promise,
    needs: ['namedLog'],
    async check({ arrange, read }) {
      const found: Finding[] = []
      for (const name of ids) {
        const exchange = await read(await arrange.namedLog(name, sampleLog('a name')), { query: 'download=1' })
        const answer = checkAnswer(exchange, 200)
        found.push(...(answer.length > 0 ? answer : checks.flatMap((check) => check(exchange))))
      }
      return found
    },
  }),
)
