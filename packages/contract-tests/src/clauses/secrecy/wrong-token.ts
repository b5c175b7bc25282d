import { checkNoToken } from '../../checks/check-secrecy.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite } from '../../endpoint/operation.ts'
import { answers, on, setInError, status, token } from '../../faults/answers.ts'
import { tokenOf } from '../../faults/wire.ts'

export const secrecyWrongToken = defineClause({
  id: 'secrecy/wrong-token',
  basis: 'expected',
  title: 'A refusal does not contain the wrong token, whatever the flags',
  source: cite('/components/securitySchemes/httpBearer', '/components/securitySchemes/apiKey'),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    await baseline(log)
    const token = 'contract/tests+wrong=token&é'
    const header = { headers: { Authorization: `Bearer ${Buffer.from(token).toString('base64')}` } }
    const query = `token=${encodeURIComponent(token)}`
    const flags = ['stream=1', 'download=true', 'raw=1', 'raw=banana']
    const variations = [
      header,
      { query },
      { query, method: 'POST' },
      ...flags.flatMap((flag) => [{ ...header, query: flag }, { query: `${query}&${flag}` }]),
    ]
    const exchanges = await Promise.all(variations.map((variation) => read(log, variation)))
    return exchanges.flatMap((exchange) => checkNoToken(exchange, token))
  },
  brokenBy: faults('token-in-body', {
    'refused-stream-tells-token': [
      'A 401 to a stream contains the token in lower case',
      answers(
        [status(401), token(), on('stream')],
        setInError('token', (request) => tokenOf(request)?.toLowerCase()),
      ),
    ],
    'token-tail-in-error': [
      'A 401 hides the first characters of a token and shows the rest',
      answers(
        [status(401), token()],
        setInError('hint', (request) => `****${tokenOf(request)?.slice(4)}`),
      ),
    ],
    'wrong-token-in-error': ['A 401 says which token was wrong', answers(status(401), setInError('token', tokenOf))],
  }),
})
