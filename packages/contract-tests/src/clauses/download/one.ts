import { checkAnswer } from '../../checks/check-answer.ts'
import { checkAttachment } from '../../checks/check-disposition.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { asks, withoutFlag } from '../../faults/asks.ts'
import { query } from '../../faults/which.ts'
import { fieldOf, withField } from '../../faults/wire.ts'
import { cite, headerPointer, parameterPointer } from '../../spec/operation.ts'

export const downloadOne: Clause = defineClause({
  id: 'download/one',
  title: 'With download=1 a browser saves the log: Content-Disposition is attachment',
  level: 'must',
  source: [...cite(parameterPointer('download')), ...cite(headerPointer(200, 'Content-Disposition'))],
  needs: ['finishedLog'],
  async check({ arrange, read }) {
    const exchange = await read(await arrange.finishedLog(), { query: 'download=1' })
    const answer = checkAnswer(exchange, 200)
    return answer.length > 0 ? answer : checkAttachment(exchange)
  },
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
          ? withField(
              answer,
              'Content-Disposition',
              (fieldOf(answer, 'Content-Disposition') ?? '').replace('attachment', 'inline'),
            )
          : answer
      },
    },
  ],
})
