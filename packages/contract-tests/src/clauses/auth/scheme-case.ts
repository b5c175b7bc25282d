import { checkSame } from '../../checks/check-same.ts'
import { withBearer } from '../../checks/credentials.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../endpoint/operation.ts'
import { asks, withoutHeader } from '../../faults/asks.ts'
import { faults } from '../../faults/counterexample.ts'
import { header } from '../../faults/which.ts'

export const authSchemeCase = defineClause({
  id: 'auth/scheme-case',
  basis: 'expected',
  restsOn: ['auth/bearer'],
  title: 'The name of the scheme is read in any case',
  source: cite('/components/securitySchemes/httpBearer', ['RFC 9110, section 11.1', 'The scheme is a case-insensitive token.']),
  needs: ['restrictedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.restrictedLog()
    const plain = await baseline(log, withBearer(log.token))
    return checkSame(await read(log, { headers: { Authorization: `bearer ${log.token}` } }), plain, 'what Bearer gets')
  },
  brokenBy: faults('status', {
    'scheme-case-matters': ['The scheme must be spelled Bearer', asks(header('Authorization', /^bearer/), withoutHeader('Authorization'))],
  }),
})
