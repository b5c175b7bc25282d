import { gzipSync } from 'node:zlib'
import { checkAnswer } from '../../checks/check-answer.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { Inapplicable } from '../../clause/scene.ts'
import { cite } from '../../endpoint/operation.ts'
import type { AnswerChange } from '../../faults/answers.ts'
import { answers, header, off, ok, setHeader } from '../../faults/answers.ts'
import { readAll, withBytes } from '../../faults/wire.ts'
import type { Exchange } from '../../witness/exchange.ts'

const zip: AnswerChange = async (answer) => withBytes(answer, gzipSync(await readAll(answer.body)))
const zipped = setHeader('Content-Encoding', 'gzip')

const codingOf = (exchange: Exchange): string => exchange.header('content-encoding')?.toLowerCase() ?? 'identity'

const noCodingUnasked = defineClause({
  id: 'body/no-coding-unasked',
  basis: 'expected',
  restsOn: ['body/status'],
  title: 'A request that says which codings it accepts, and accepts none, gets none',
  source: cite([
    'RFC 9110, section 12.5.3',
    'If nothing is in a coding that Accept-Encoding lists as acceptable, the origin server SHOULD send a response without any.',
  ]),
  needs: ['finishedLog'],
  async check({ arrange, read }) {
    const log = await arrange.finishedLog()
    const refusals = ['identity', 'gzip;q=0, deflate;q=0, br;q=0', 'identity, *;q=0']
    const exchanges = await Promise.all(refusals.map((value) => read(log, { headers: { 'Accept-Encoding': value } })))
    return exchanges.flatMap((exchange) => {
      const answer = checkAnswer(exchange, 200)
      const coding = codingOf(exchange)
      return answer.length > 0 || coding === 'identity' ? answer : [finding('coding', 'no content coding', coding, exchange)]
    })
  },
  brokenBy: faults('coding', {
    'gzip-for-any-coding': [
      'Logs are compressed for whoever names a coding, even to refuse it',
      answers([ok, off('stream'), header('Accept-Encoding')], zip, zipped),
    ],
    'gzip-unasked': ['Logs are compressed whatever the request accepts', answers([ok, off('stream')], zip, zipped)],
  }),
})

const vary = defineClause({
  id: 'body/vary',
  basis: 'expected',
  restsOn: ['body/coding-asked'],
  title: 'Where the coding of a log depends on the request, Vary says so',
  source: cite([
    'RFC 9110, section 12.5.5',
    'An origin server SHOULD generate a Vary on a cacheable response that is to be reused only for requests like the one it answers.',
  ]),
  needs: ['finishedLog'],
  async check({ arrange, read }) {
    const log = await arrange.finishedLog()
    const [coded, plain] = await Promise.all(
      ['gzip, deflate, br', 'identity'].map((value) => read(log, { headers: { 'Accept-Encoding': value } })),
    )
    if (coded === undefined || plain === undefined || codingOf(coded) === codingOf(plain))
      throw new Inapplicable('The log comes in the same coding whatever the request accepts')
    const given = coded.header('vary') ?? 'none'
    const isSaid = /(?:^|,)\s*(?:\*|accept-encoding)\s*(?:,|$)/i.test(given)
    const isKept = !/\b(?:no-store|private)\b/i.test(coded.header('cache-control') ?? '')
    return isSaid || !isKept ? [] : [finding('vary', 'Vary: Accept-Encoding', given, coded)]
  },
  brokenBy: faults('vary', {
    'gzip-without-vary': [
      'Logs are compressed for who accepts gzip, and caches are not told',
      answers([ok, off('stream'), header('Accept-Encoding', /gzip(?!;q=0)/)], zip, zipped),
    ],
  }),
})

/** What codings a log comes in. */
export const bodyCoding = [noCodingUnasked, vary]
