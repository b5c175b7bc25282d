import { checkAnswer } from '../../checks/check-answer.ts'
import { checkError } from '../../checks/check-error.ts'
import { otherNamesOf } from '../../checks/other-names.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import { asks, replacePath } from '../../faults/asks.ts'
import { faults } from '../../faults/counterexample.ts'
import { every } from '../../faults/which.ts'
import { sampleLog } from '../../samples/sample-log.ts'

export const streamOtherNames = defineClause({
  id: 'stream/other-names',
  basis: 'expected',
  restsOn: ['stream/absent'],
  title: 'A parameter whose name only looks like stream does not hold the answer open',
  source: cite(parameterPointer('stream'), responsePointer(400)),
  needs: ['steeredLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.steeredLog()
    await log.append(sampleLog('not followed'))
    await baseline(log)
    const exchanges = await Promise.all(otherNamesOf('stream').map((name) => read(log, { query: `${name}=1` })))
    await log.finish()
    // To refuse a parameter that nobody documented is as good as to ignore it.
    return exchanges.flatMap((exchange) => (exchange.status === 400 ? checkError(exchange, 400) : checkAnswer(exchange, 200)))
  },
  brokenBy: faults('body-hangs', {
    'flag-names-by-part': [
      'A name that has the name of a flag in it is the flag',
      asks(every, replacePath(/(?<=[?&])x?(raw|stream|download)x?(?==)/, '$1')),
      { also: { 'flags/other-names': 'bytes' } },
    ],
  }),
})
