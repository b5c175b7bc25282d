import { checkEnd } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import type { RequestVariation } from '../../clause/scene.ts'
import { cite } from '../../endpoint/operation.ts'
import { describeExchange } from '../../witness/describe-exchange.ts'

const variations: readonly RequestVariation[] = [{}, { query: 'raw=1' }, { query: 'raw=banana' }, { query: 'stream=1' }, {}]

async function* addBehind(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* body
  yield Buffer.from('\r\n')
}

export const bodyKeptConnection = defineClause({
  id: 'body/kept-connection',
  basis: 'required',
  restsOn: ['body/status', 'body/length', 'raw/every-reader'],
  title: 'On a connection that is kept each request gets its own answer, and nothing stands behind it',
  source: cite(
    ['RFC 9112, section 9.3', 'On a persistent connection every message needs a self-defined length.'],
    ['RFC 9112, section 9.3.2', 'A server MUST send the responses in the order in which the requests were received.'],
  ),
  needs: ['ansiLog'],
  async check({ arrange, read, readInTurn }) {
    const log = await arrange.ansiLog()
    const alone = await Promise.all(variations.map((variation) => read(log, variation)))
    const exchanges = await readInTurn(log, variations)
    return exchanges.flatMap((exchange, index) => {
      const expected = alone[index]
      const end = checkEnd(exchange)
      if (expected === undefined || end.length > 0) return end
      if (exchange.status !== expected.status) return [finding('status', `status ${expected.status}`, describeExchange(exchange), exchange)]
      // What an error says may tell when it was said.
      return expected.status === 200 ? checkBytes(exchange, expected.body, 'the log as on a connection of its own') : []
    })
  },
  brokenBy: faults('body-cut', {
    'bytes-behind-answers': [
      'Behind an answer of known length stand two more bytes',
      () => async (request, forward) => {
        const answer = await forward(request)
        return answer.framing === 'length' ? { ...answer, body: addBehind(answer.body) } : answer
      },
    ],
  }),
})
