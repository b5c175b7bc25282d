import { checkError } from '../../checks/check-error.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { cite } from '../../clause/source.ts'
import { responsePointer } from '../../spec/operation.ts'

export const authAlmostRight: Clause = defineClause({
  id: 'auth/almost-right',
  title: 'A token that is almost right is a 401',
  level: 'must',
  source: cite(responsePointer(401)),
  needs: ['restricted-log'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.restrictedLog()
    const { token } = log
    await baseline(log, { headers: { Authorization: `Bearer ${token}` } })
    const swapped = [...token]
      .map((letter) => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()))
      .join('')
    const found: Finding[] = []
    for (const almost of [token.slice(0, -1), token.slice(1), `${token}x`, `x${token}`, `${token}${token}`, swapped]) {
      if (almost === token) continue
      const exchange = await read(log, { headers: { Authorization: `Bearer ${almost}` } })
      found.push(...checkError(exchange, 401), ...checkNoLogBytes(exchange, log.written ?? ''))
    }
    return found
  },
})
