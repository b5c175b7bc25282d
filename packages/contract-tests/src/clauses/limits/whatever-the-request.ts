import { checkLimited } from '../../checks/check-limited.ts'
import { withBearer } from '../../checks/credentials.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import { answers, become, on, setBody, status, token } from '../../faults/answers.ts'
import { sampleLog } from '../../samples/sample-log.ts'

const requestsAtOnce = 16

export const limitsWhateverTheRequest = defineClause({
  id: 'limits/whatever-the-request',
  basis: 'expected',
  restsOn: ['limits/past-the-limit', 'flags/together', 'auth/bearer'],
  title: 'The limit holds whatever the flags, and with a token',
  source: cite(responsePointer(429), parameterPointer('stream'), parameterPointer('download'), parameterPointer('raw')),
  needs: ['writtenLog', 'knownToken', 'rateLimit'],
  exclusive: true,
  async check(scene) {
    const { arrange } = scene
    await using limit = await arrange.rateLimit(1)
    const token = await arrange.knownToken()
    const variations = [
      { query: 'stream=1' },
      { query: 'raw=1' },
      { query: 'download=1' },
      withBearer(token),
      withBearer(token, 'stream=true&raw=true&download=true'),
    ]
    const found = variations.map(async (variation) => {
      const log = await arrange.writtenLog(sampleLog('limited'))
      return checkLimited(scene, limit, log, Array(requestsAtOnce).fill(variation))
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
