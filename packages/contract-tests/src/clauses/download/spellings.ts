import { checkAnswer } from '../../checks/check-answer.ts'
import { checkAttachment, checkNoAttachment } from '../../checks/check-disposition.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, headerPointer, parameterPointer } from '../../endpoint/operation.ts'
import { asks, withFlag, withoutFlag } from '../../faults/asks.ts'
import { query } from '../../faults/which.ts'
import { fieldOf, isOn, queryOf, withField, withQuery } from '../../faults/wire.ts'

interface Row extends Pick<Clause, 'id' | 'brokenBy'> {
  readonly query: string
  readonly attached: boolean
}

const rows: readonly Row[] = [
  {
    id: 'download/true',
    query: 'download=true',
    attached: true,
    brokenBy: [
      {
        name: 'download-for-one-only',
        title: 'download=true is no attachment',
        code: 'no-disposition',
        fault: asks(query('download', 'true'), withoutFlag('download')),
      },
    ],
  },
  {
    id: 'download/one',
    query: 'download=1',
    attached: true,
    brokenBy: [
      {
        name: 'download-for-true-only',
        title: 'download=1 is no attachment',
        code: 'no-disposition',
        fault: asks(query('download', '1'), withoutFlag('download')),
      },
      {
        name: 'file-name-twice',
        title: 'A download names its file twice',
        code: 'disposition',
        fault: () => async (request, forward) => {
          const answer = await forward(request)
          const given = fieldOf(answer, 'Content-Disposition')
          return given === undefined ? answer : withField(answer, 'Content-Disposition', `${given}; filename="log.txt"`)
        },
      },
      {
        name: 'inline-disposition',
        title: 'A download is shown inline',
        code: 'disposition',
        also: [['download/true', 'disposition']],
        fault: () => async (request, forward) => {
          const answer = await forward(request)
          return answer.status === 200 && fieldOf(answer, 'Content-Disposition') !== undefined
            ? withField(answer, 'Content-Disposition', (fieldOf(answer, 'Content-Disposition') ?? '').replace('attachment', 'inline'))
            : answer
        },
      },
    ],
  },
  {
    id: 'download/absent',
    query: '',
    attached: false,
    brokenBy: [
      {
        name: 'always-downloads',
        title: 'Every log is an attachment',
        code: 'attachment',
        also: [['download/false', 'attachment']],
        fault: () => async (request, forward) =>
          forward(
            request.method === 'GET' && !isOn(request, 'download') && !queryOf(request, 'download')?.startsWith('b')
              ? withQuery(request, 'download', '1')
              : request,
          ),
      },
    ],
  },
  {
    id: 'download/false',
    query: 'download=false',
    attached: false,
    brokenBy: [
      {
        name: 'downloads-for-false',
        title: 'download=false is an attachment',
        code: 'attachment',
        fault: asks(query('download', 'false'), withFlag('download', '1')),
      },
    ],
  },
  {
    id: 'download/zero',
    query: 'download=0',
    attached: false,
    brokenBy: [
      {
        name: 'downloads-for-zero',
        title: 'download=0 is an attachment',
        code: 'attachment',
        fault: asks(query('download', '0'), withFlag('download', '1')),
      },
    ],
  },
]

/** What each spelling of the flag does, and its absence. */
export const downloadSpellings: readonly Clause[] = rows.map(({ id, query, attached, brokenBy }) =>
  defineClause({
    id,
    title: attached
      ? `With ${query} a browser saves the log: Content-Disposition is attachment`
      : `${query === '' ? 'Without download' : `With ${query}`} a browser shows the log: there is no attachment`,
    level: 'must',
    source: cite(parameterPointer('download'), ...(attached ? [headerPointer(200, 'Content-Disposition')] : [])),
    needs: attached ? ['finishedLog'] : ['finishedLog', 'conditionalHeaders'],
    async check({ arrange, read }) {
      const exchange = await read(await arrange.finishedLog(), query === '' ? {} : { query })
      const answer = checkAnswer(exchange, 200)
      if (answer.length > 0) return answer
      return attached ? checkAttachment(exchange) : checkNoAttachment(exchange)
    },
    brokenBy,
  }),
)
