import { checkRefusal } from '../../checks/check-refusal.ts'
import { withBearer, withQueryToken } from '../../checks/credentials.ts'
import { defineClause } from '../../clause/clause.ts'
import { finding } from '../../clause/finding.ts'
import { cite, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import { answers, become, setBody } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { on, status, token } from '../../faults/which.ts'
import { sampleLog } from '../../samples/sample-log.ts'

const requestsAtOnce = 6

export const limitsWhateverTheRequest = defineClause({
  id: 'limits/whatever-the-request',
  basis: 'documented',
  restsOn: ['limits/past-the-limit'],
  title: 'The limit holds whatever the flags, and with a token',
  source: cite(responsePointer(429), parameterPointer('stream'), parameterPointer('download'), parameterPointer('raw')),
  needs: ['writtenLog', 'knownToken', 'rateLimit'],
  exclusive: true,
  async check({ arrange, read }) {
    await using limit = await arrange.rateLimit(1)
    const token = await arrange.knownToken()
    const variations = [
      { query: 'stream=1' },
      { query: 'raw=1' },
      { query: 'download=1' },
      withBearer(token),
      withQueryToken(token, 'stream=true&raw=true&download=true'),
    ]
    const found = variations.map(async (variation) => {
      const log = await arrange.writtenLog(sampleLog('limited'))
      const exchanges = await Promise.all(Array.from({ length: requestsAtOnce * limit.perSecond }, () => read(log, variation)))
      const refused = exchanges.filter(({ status }) => status !== 200)
      if (refused.length === 0)
        return [
          finding(
            'no-limit',
            `a 429 among ${exchanges.length} requests, where one a second is allowed`,
            `${exchanges.length} times 200`,
            exchanges[0],
          ),
        ]
      return refused.flatMap((exchange) => checkRefusal(exchange, [429], log.written)).slice(0, 1)
    })
    return (await Promise.all(found)).flat()
  },
  brokenBy: faults('no-limit', {
    'downloads-unlimited': ['Downloads are not limited', answers([status(429), on('download')], become(200, 'text/plain', 'a line\n'))],
    'limited-streams-as-text': [
      'With stream a 429 is text',
      answers([status(429), on('stream')], setBody('Too many')),
      { code: 'not-json' },
    ],
    'raw-unlimited': ['Raw logs are not limited', answers([status(429), on('raw')], become(200, 'text/plain', 'a line\n'))],
    'streams-unlimited': ['Streams are not limited', answers([status(429), on('stream')], become(200, 'text/plain', 'a line\n'))],
    'tokens-unlimited': ['Requests with a token are not limited', answers([status(429), token()], become(200, 'text/plain', 'a line\n'))],
  }),
})
