import { checkAttachment, checkNoAttachment } from '../../checks/check-disposition.ts'
import { checkError } from '../../checks/check-error.ts'
import { checkSame } from '../../checks/check-same.ts'
import { withBearer, withQueryToken } from '../../checks/credentials.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, setHeader } from '../../faults/answers.ts'
import { asks, asksInstead, withoutFlag } from '../../faults/asks.ts'
import { faults } from '../../faults/counterexample.ts'
import { header, ok, on, query, status, token } from '../../faults/which.ts'
import type { Exchange } from '../../witness/exchange.ts'

export const authFlagsWithToken = defineClause({
  id: 'auth/flags-with-token',
  basis: 'documented',
  restsOn: ['auth/bearer', 'raw/verbatim', 'raw/colours', 'download/true', 'flags/together'],
  title: 'Each flag means with a token what it means without one',
  source: cite(parameterPointer('raw'), parameterPointer('download')),
  needs: ['ansiLog', 'knownToken', 'conditionalHeaders'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.ansiLog()
    const token = await arrange.knownToken()
    const [plain, raw] = [await baseline(log), await baseline(log, { query: 'raw=1' })]
    const found = [withBearer, withQueryToken].map(async (withToken) => {
      const readWith = async (query: string): Promise<Exchange> => read(log, withToken(token, query))
      const shown = await Promise.all(['', 'stream=1&raw=0'].map(readWith))
      const saved = await Promise.all(['download=1', 'stream=1&download=true'].map(readWith))
      const verbatim = await Promise.all(['raw=1', 'stream=1&raw=true'].map(readWith))
      const savedVerbatim = await readWith('download=1&raw=1&stream=1')
      return [
        ...[...shown, ...saved].flatMap((exchange) => checkSame(exchange, plain, 'the printable log')),
        ...[...verbatim, savedVerbatim].flatMap((exchange) => checkSame(exchange, raw, 'the verbatim log')),
        ...[...saved, savedVerbatim].flatMap(checkAttachment),
        ...[...shown, ...verbatim].flatMap(checkNoAttachment),
        ...checkError(await readWith('raw=banana'), 400),
      ]
    })
    return (await Promise.all(found)).flat()
  },
  brokenBy: faults('no-disposition', {
    'download-ignored-with-token': [
      'With a token in the query download is ignored',
      asks(query('token'), withoutFlag('download')),
      { also: { 'auth/query-and-flags': 'no-disposition' } },
    ],
    'raw-ignored-with-token': ['With a token raw is ignored', asks([token(), on('raw')], withoutFlag('raw')), { code: 'bytes' }],
    'token-downloads': [
      'With a bearer token every log is an attachment',
      answers([ok, header('Authorization')], setHeader('Content-Disposition', 'attachment; filename=log.txt')),
      { code: 'attachment' },
    ],
    'token-skips-flag-checks': [
      'With a token flags are not checked',
      asksInstead([status(400), token()], withoutFlag('raw')),
      { code: 'status' },
    ],
  }),
})
