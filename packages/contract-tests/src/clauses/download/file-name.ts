import { checkAnswer } from '../../checks/check-body.ts'
import { checkDeviceName, checkFileExtension, checkFileName, checkNamed, checkNoBackslash } from '../../checks/check-disposition.ts'
import { nameEach } from '../../checks/observe.ts'
import type { Clause, Finding, Promised } from '../../clause/clause.ts'
import { defineClause, defineQuestion, faults } from '../../clause/clause.ts'
import { cite, headerPointer, parameterPointer } from '../../endpoint/operation.ts'
import { answers, id, nameDownloads, ok, on, setHeader } from '../../faults/answers.ts'
import { sampleLog } from '../../samples/sample-log.ts'
import type { Exchange } from '../../witness/exchange.ts'

const downloadFileName = defineClause({
  id: 'download/file-name',
  basis: 'expected',
  restsOn: ['download/one'],
  title: 'The file name of a download, if it has one, is a plain name, not a path',
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

const downloadFileExtension = defineClause({
  id: 'download/file-extension',
  basis: 'expected',
  restsOn: ['download/file-name'],
  title: 'A download has a file name, which does not end like a web page or a program',
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
      'A download is saved as a web page',
      answers([ok, on('download')], setHeader('Content-Disposition', 'attachment; filename="log.html"')),
    ],
    'no-file-name': [
      'A download has no file name',
      answers([ok, on('download')], setHeader('Content-Disposition', 'attachment')),
      { code: 'no-file-name' },
    ],
  }),
})

interface Row extends Pick<Promised, 'id' | 'title' | 'basis' | 'restsOn' | 'source' | 'brokenBy'> {
  readonly ids: readonly string[]
  readonly checks: readonly ((exchange: Exchange) => readonly Finding[])[]
}

const rows: readonly Row[] = [
  {
    id: 'download/odd-id',
    basis: 'expected',
    restsOn: ['download/file-name'],
    title: 'An id with quotes, semicolons or non-ASCII letters does not make a broken or dangerous file name',
    source: cite(
      headerPointer(200, 'Content-Disposition'),
      ['RFC 6266, section 4.1', 'The grammar of Content-Disposition.'],
      ['RFC 6266, appendix D', 'Avoid the backslash: not every user agent reads it as an escape, and it may be taken for a path.'],
    ),
    ids: ['a"b; filename=evil', 'back\\slash', 'żółć-日本', "percent%22 quote'", '..hidden', 'a\ttab', 'D:\\log'],
    checks: [checkFileName, checkNoBackslash],
    brokenBy: faults('file-name', {
      'file-name-escaped': [
        'The file name of a download is the id with odd characters escaped',
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
    title: "No id makes a download's file name one that a system reserves or executes",
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

/** Ids that might lead to harmful file names. */
const downloadIds = rows.map(({ ids, checks, ...promise }) =>
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

const query = 'download=true'

/** What the page leaves open about downloads. */
const downloadNames: readonly Clause[] = [
  defineQuestion({
    id: 'download/name-given',
    title: 'Which file name a download gets',
    source: cite(parameterPointer('download')),
    needs: ['finishedLog', 'conditionalHeaders'],
    restsOn: ['download/true'],
    async observe({ arrange, baseline }) {
      const log = await arrange.finishedLog()
      return ((await baseline(log, { query })).header('content-disposition') ?? 'none').replaceAll(log.id, '<id>')
    },
  }),
  defineQuestion({
    id: 'download/odd-names',
    title: 'Which file name a download gets if its id is not a plain word',
    source: cite(parameterPointer('download')),
    needs: ['namedLog', 'conditionalHeaders'],
    restsOn: ['download/true'],
    async observe({ arrange, read }) {
      const seen: [string, string][] = []
      for (const id of ['žluť (1)!', '.hidden', '"quoted"', 'aux', 'lpt9', 'falcon']) {
        const exchange = await read(await arrange.namedLog(id, sampleLog('odd name', 1)), { query })
        seen.push([id, exchange.header('content-disposition') ?? `${exchange.status}`])
      }
      return nameEach(seen)
    },
  }),
]

export const downloadFileNames = [downloadFileName, downloadFileExtension, ...downloadIds, ...downloadNames]
