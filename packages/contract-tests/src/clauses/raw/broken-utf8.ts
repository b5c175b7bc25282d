import { checkAnswer } from '../../checks/check-answer.ts'
import { checkUtf8 } from '../../checks/check-bytes.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const rawBrokenUtf8: Clause = defineClause({
  id: 'raw/broken-utf8',
  title: 'The printable log is valid UTF-8 even where the written bytes are not',
  level: 'should',
  source: cite(parameterPointer('raw')),
  needs: ['written-log'],
  async check({ arrange, read }) {
    const log = await arrange.writtenLog('before ', Uint8Array.of(0xc3, 0x28, 0xff, 0xe2, 0x82), ' after\n')
    const exchanges = [await read(log), await read(log, { query: 'stream=1' })]
    return exchanges.flatMap((exchange) => [...checkAnswer(exchange, 200), ...checkUtf8(exchange)])
  },
})
