import { checkAnswer } from '../../checks/check-answer.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { stripsWith } from '../../faults/strip-with.ts'
import { excerpt } from '../../print/excerpt.ts'

export const rawSingleShifts = defineClause({
  id: 'raw/single-shifts',
  basis: 'expected',
  restsOn: ['raw/short-escapes', 'stream/finished'],
  title: 'Single shifts are removed, with the character that they shift or without',
  source: cite(parameterPointer('raw'), ['ECMA-48, sections 8.3.141 and 8.3.142', 'SS2 and SS3, ESC N and ESC O, are control functions.']),
  needs: ['writtenLog'],
  async check({ arrange, read }) {
    const log = await arrange.writtenLog('one\x1bNstwo\x1bOsthree\n')
    const exchanges = await Promise.all([read(log), read(log, { query: 'stream=1' })])
    return exchanges.flatMap((exchange) => {
      const answer = checkAnswer(exchange, 200)
      if (answer.length > 0 || /^ones?twos?three\n$/.test(exchange.text)) return answer
      return [finding('escape', 'no single shift', excerpt(exchange.body), exchange)]
    })
  },
  brokenBy: faults('escape', {
    'keeps-single-shifts': ['Single shifts are kept', stripsWith({ shortEscapes: /\u001b[ -/]+[0-~]|\u001b[0-MQ-WYZ\\`-~]/g })],
  }),
})
