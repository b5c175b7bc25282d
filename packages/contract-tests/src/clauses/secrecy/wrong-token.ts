import { checkNoToken } from '../../checks/check-secrecy.ts'
import { defineClause } from '../../clause/clause.ts'
import { citeSection } from '../../clause/source.ts'
import { cite } from '../../endpoint/operation.ts'
import { answers, edit } from '../../faults/answers.ts'
import { faulty } from '../../faults/counterexample.ts'
import { withDetail } from '../../faults/leak-log.ts'
import { status } from '../../faults/which.ts'
import { fieldOf, isOn, queryOf, tokenOf } from '../../faults/wire.ts'

export const secrecyWrongToken = defineClause({
  id: 'secrecy/wrong-token',
  title: 'A refusal does not hold the token that was wrong, whatever the flags',
  level: 'must',
  source: [
    ...cite('/components/securitySchemes/httpBearer', '/components/securitySchemes/apiKey'),
    ...citeSection('RFC 6750, section 5.3', 'Bearer tokens must be protected from disclosure.'),
  ],
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
  brokenBy: [
    faulty(
      'refused-stream-tells-token',
      'A 401 to a stream names the token, in lower case',
      'token-in-body',
      () => async (request, forward) => {
        const answer = await forward(request)
        const token = tokenOf(request)
        return answer.status === 401 && token !== undefined && isOn(request, 'stream')
          ? withDetail(answer, 'token', token.toLowerCase())
          : answer
      },
    ),
    faulty(
      'token-tail-in-error',
      'A 401 hides the first characters of a token, and shows the others',
      'token-in-body',
      () => async (request, forward) => {
        const answer = await forward(request)
        const token = tokenOf(request)
        return answer.status === 401 && token !== undefined ? withDetail(answer, 'hint', `****${token.slice(4)}`) : answer
      },
    ),
    faulty(
      'wrong-token-in-error',
      'A 401 says which token was wrong',
      'token-in-body',
      answers(
        status(401),
        edit((text, request) =>
          JSON.stringify({
            error: { ...JSON.parse(text).error, token: fieldOf(request, 'Authorization') ?? queryOf(request, 'token') },
          }),
        ),
      ),
    ),
  ],
})
