import { checkCharset } from '../../checks/check-media-type.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, citeSection } from '../../clause/source.ts'

export const bodyCharset: Clause = defineClause({
  id: 'body/charset',
  title: 'A log names no charset, or UTF-8',
  level: 'must',
  source: [
    ...cite('/components/schemas/Log'),
    ...citeSection('RFC 2046, section 4.1.2', 'The charset parameter of text says which character set the body is in.'),
  ],
  needs: ['finished-log'],
  async check({ arrange, baseline }) {
    return checkCharset(await baseline(await arrange.finishedLog()))
  },
})
