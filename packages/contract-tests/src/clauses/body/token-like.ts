import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, mediaTypePointer, parameterPointer } from '../../endpoint/operation.ts'
import { answers, edit } from '../../faults/answers.ts'
import { editReads } from '../../faults/bytes.ts'
import { faults } from '../../faults/counterexample.ts'
import { off, ok, on } from '../../faults/which.ts'

/** Text that looks as if it were secret, none of which is. */
const text = [
  '2017-07-14T06:00:49.733Z Authorization: Bearer abcdefghijklmnopqrstuvwxyz0123456789',
  '2017-07-14T06:00:49.734Z GET /v2/logs/x?token=abcdef0123456789&password=hunter2',
  '2017-07-14T06:00:49.735Z apify_api_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789',
  '2017-07-14T06:00:49.736Z {"apiKey":"sk-abcdef0123456789abcdef","secret":"s3cr3t"}',
  '2017-07-14T06:00:49.737Z https://user:password@example.com/ someone@example.com 4111 1111 1111 1111',
  '2017-07-14T06:00:49.738Z eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.c2lnbmF0dXJl AKIAIOSFODNN7EXAMPLE',
  '2017-07-14T06:00:49.739Z [token] *** [REDACTED] 127.0.0.1 123e4567-e89b-12d3-a456-426614174000',
  '',
].join('\n')

export const bodyTokenLike = defineClause({
  id: 'body/token-like',
  title: 'Text that looks like a token, a password or an address is in the log as it was written',
  level: 'must',
  source: cite(mediaTypePointer(200), parameterPointer('raw')),
  needs: ['writtenLog'],
  async check({ arrange, read }) {
    const log = await arrange.writtenLog(text)
    const variations = [{}, { query: 'raw=1' }, { query: 'stream=1' }, { query: 'download=1' }]
    const exchanges = await Promise.all(variations.map((variation) => read(log, variation)))
    return exchanges.flatMap((exchange) => {
      const answer = checkAnswer(exchange, 200)
      return answer.length > 0 ? answer : checkBytes(exchange, text, 'the log as it was written')
    })
  },
  brokenBy: faults('bytes', {
    'masks-in-raw': ['Keys are masked in the raw log', answers([ok, on('raw'), off('stream')], edit(/\b(?:apify_api_|sk-)\w+/g, '[key]'))],
    'masks-secrets': ['What looks like a secret is masked', editReads(/(Bearer |token=|password=)[\w-]+/g, '$1***')],
  }),
})
