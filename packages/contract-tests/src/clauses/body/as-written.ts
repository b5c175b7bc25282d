import { checkBytes } from '../../checks/check-bytes.ts'
import { checkLines } from '../../checks/check-lines.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { examplePointer, operationPointer } from '../../spec/operation.ts'

export const bodyAsWritten: Clause = defineClause({
  id: 'body/as-written',
  title: 'A finished log is the bytes that were written, every line once and in order',
  level: 'must',
  source: cite(operationPointer(), examplePointer(200)),
  needs: ['known-log'],
  async check({ arrange, baseline }) {
    const log = await arrange.knownLog()
    const exchange = await baseline(log)
    const lines = Buffer.from(log.written).toString('utf8').split('\n').slice(0, -1)
    return [...checkLines(exchange, lines), ...checkBytes(exchange, log.written, 'the log as it was written')]
  },
})
