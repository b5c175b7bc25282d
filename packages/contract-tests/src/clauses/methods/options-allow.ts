import { checkAllow } from '../../checks/check-method.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { citeSection } from '../../clause/source.ts'

export const methodsOptionsAllow: Clause = defineClause({
  id: 'methods/options-allow',
  title: 'The answer to OPTIONS lists the methods in Allow',
  level: 'should',
  source: citeSection(
    'RFC 9110, section 9.3.7',
    'A server should send header fields that indicate optional features, for instance Allow.',
  ),
  needs: ['finished-log'],
  async check({ arrange, read }) {
    return checkAllow(await read(await arrange.finishedLog(), { method: 'OPTIONS' }))
  },
})
