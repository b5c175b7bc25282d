import { checkAnswer } from '../../checks/check-body.ts'
import { checkAttachment, checkNoAttachment } from '../../checks/check-disposition.ts'
import type { Promised } from '../../clause/clause.ts'
import { defineClause, faults, stopAt } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, editHeader, has, method, not, off, ok, query } from '../../faults/answers.ts'
import { asks, withFlag, withoutFlag } from '../../faults/asks.ts'

interface Row extends Pick<Promised, 'id' | 'brokenBy' | 'basis' | 'restsOn'> {
  readonly query: string
  readonly attached: boolean
}

const rows: readonly Row[] = [
  {
    id: 'download/true',
    basis: 'documented',
    restsOn: ['body/status'],
    query: 'download=true',
    attached: true,
    brokenBy: faults('no-disposition', {
      'download-for-one-only': ['download=true is not an attachment', asks(query('download', 'true'), withoutFlag('download'))],
    }),
  },
  {
    id: 'download/one',
    basis: 'documented',
    restsOn: ['download/true'],
    query: 'download=1',
    attached: true,
    brokenBy: faults('disposition', {
      'download-for-true-only': [
        'download=1 is not an attachment',
        asks(query('download', '1'), withoutFlag('download')),
        { code: 'no-disposition' },
      ],
      'file-name-twice': [
        'A download names its file twice',
        answers(has('Content-Disposition'), editHeader('Content-Disposition', /$/, '; filename="log.txt"')),
      ],
      'inline-disposition': [
        'A download is shown inline',
        answers([ok, has('Content-Disposition')], editHeader('Content-Disposition', 'attachment', 'inline')),
        { also: { 'download/true': 'disposition' } },
      ],
    }),
  },
  {
    id: 'download/absent',
    basis: 'documented',
    restsOn: ['body/status'],
    query: '',
    attached: false,
    brokenBy: faults('attachment', {
      'always-downloads': [
        'Every log is an attachment',
        asks([method('GET'), off('download'), not(query('download', /^b/))], withFlag('download', '1')),
        { also: { 'download/false': 'attachment' } },
      ],
    }),
  },
  {
    id: 'download/false',
    basis: 'documented',
    restsOn: ['download/absent', 'flags/download'],
    query: 'download=false',
    attached: false,
    brokenBy: faults('attachment', {
      'downloads-for-false': ['download=false is an attachment', asks(query('download', 'false'), withFlag('download', '1'))],
    }),
  },
  {
    id: 'download/zero',
    basis: 'expected',
    restsOn: ['flags/zero', 'download/absent'],
    query: 'download=0',
    attached: false,
    brokenBy: faults('attachment', {
      'downloads-for-zero': ['download=0 is an attachment', asks(query('download', '0'), withFlag('download', '1'))],
    }),
  },
]

export const downloadSpellings = rows.map(({ id, basis, restsOn, query, attached, brokenBy }) =>
  defineClause({
    id,
    title: attached
      ? `With ${query} a browser saves the log: Content-Disposition is attachment`
      : `${query === '' ? 'Without download' : `With ${query}`} a browser shows the log: it is not an attachment`,
    basis,
    restsOn,
    source: cite(parameterPointer('download')),
    needs: attached ? ['finishedLog'] : ['finishedLog', 'conditionalHeaders'],
    async check({ arrange, read }) {
      const exchange = await read(await arrange.finishedLog(), query === '' ? {} : { query })
      stopAt(checkAnswer(exchange, 200))
      return attached ? checkAttachment(exchange) : checkNoAttachment(exchange)
    },
    brokenBy,
  }),
)
