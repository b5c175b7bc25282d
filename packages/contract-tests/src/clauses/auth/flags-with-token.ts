import { checkAttachment, checkNoAttachment } from '../../checks/check-disposition.ts'
import { checkSame } from '../../checks/check-same.ts'
import { withBearer } from '../../checks/credentials.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { Inapplicable } from '../../clause/scene.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, header, ok, on, setHeader, token } from '../../faults/answers.ts'
import { asks, withoutFlag } from '../../faults/asks.ts'
import type { Exchange } from '../../witness/exchange.ts'

export const authFlagsWithToken = defineClause({
  id: 'auth/flags-with-token',
  basis: 'documented',
  restsOn: ['auth/bearer', 'flags/every-combination', 'raw/verbatim', 'raw/colours', 'download/true', 'download/absent', 'flags/together'],
  title: 'Each flag means with a token what it means without one',
  source: cite(parameterPointer('raw'), parameterPointer('download')),
  needs: ['ansiLog', 'knownToken', 'conditionalHeaders'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.ansiLog()
    const token = await arrange.knownToken()
    const [plain, raw] = [await baseline(log), await baseline(log, { query: 'raw=1' })]
    const readWith = async (query: string): Promise<Exchange> => read(log, withBearer(token, query))
    const needless = await readWith('')
    if (needless.status >= 400) throw new Inapplicable(`A token that is not needed is refused (${needless.status})`)
    const shown = [needless, await readWith('stream=1&raw=false')]
    const saved = await Promise.all(['download=1', 'stream=1&download=true'].map(readWith))
    const verbatim = await Promise.all(['raw=1', 'stream=1&raw=true'].map(readWith))
    const savedVerbatim = await readWith('download=1&raw=1&stream=1')
    return [
      ...[...shown, ...saved].flatMap((exchange) => checkSame(exchange, plain, 'the printable log')),
      ...[...verbatim, savedVerbatim].flatMap((exchange) => checkSame(exchange, raw, 'the verbatim log')),
      ...[...saved, savedVerbatim].flatMap(checkAttachment),
      ...[...shown, ...verbatim].flatMap(checkNoAttachment),
    ]
  },
  brokenBy: faults('bytes', {
    'raw-ignored-with-token': ['With a token raw is ignored', asks([token(), on('raw')], withoutFlag('raw'))],
    'token-downloads': [
      'With a bearer token every log is an attachment',
      answers([ok, header('Authorization')], setHeader('Content-Disposition', 'attachment; filename=log.txt')),
      { code: 'attachment' },
    ],
  }),
})
