import { withBearer, withQueryToken } from '../../checks/credentials.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { cite } from '../../endpoint/operation.ts'
import { answers, ok, setHeader } from '../../faults/answers.ts'

export const secrecyNotPublic = defineClause({
  id: 'secrecy/not-public',
  basis: 'expected',
  restsOn: ['auth/bearer'],
  title: 'A shared cache is not told to keep what a token was needed for',
  source: cite([
    'RFC 9111, section 3.5',
    'A shared cache keeps the answer to a request with Authorization only if public, must-revalidate or s-maxage allows it.',
  ]),
  needs: ['restrictedLog'],
  async check({ arrange, read }) {
    const log = await arrange.restrictedLog()
    const exchanges = [
      await read(log, withBearer(log.token)),
      await read(log, withQueryToken(log.token)),
      await read(log, withBearer(log.token, 'stream=1')),
    ]
    return exchanges.flatMap((exchange) => {
      const given = exchange.header('cache-control') ?? ''
      const shared = /\b(?:public|s-maxage)\b/i.test(given)
      const isKept = exchange.status === 200 && shared
      return isKept ? [finding('public', 'no Cache-Control that lets a shared cache keep it', given, exchange)] : []
    })
  },
  brokenBy: faults('public', {
    'public-cache': ['Every log may be kept by shared caches', answers(ok, setHeader('Cache-Control', 'public, max-age=60'))],
  }),
})
