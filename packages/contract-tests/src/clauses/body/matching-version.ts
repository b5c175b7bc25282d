import { checkAnswer } from '../../checks/check-answer.ts'
import type { Finding } from '../../clause/clause.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { Inapplicable } from '../../clause/scene.ts'
import { cite } from '../../endpoint/operation.ts'
import type { AnswerChange } from '../../faults/answers.ts'
import { answers, ok, setHeader } from '../../faults/answers.ts'
import { fieldOf } from '../../faults/wire.ts'
import { describeExchange } from '../../witness/describe-exchange.ts'
import type { Exchange } from '../../witness/exchange.ts'

const notModified: AnswerChange = (answer, request) =>
  fieldOf(request, 'If-None-Match') === undefined ? answer : { ...answer, status: 304 }

export const bodyMatchingVersion = defineClause({
  id: 'body/matching-version',
  basis: 'required',
  restsOn: ['body/as-written', 'body/conditions'],
  title: 'A reader that has the current version of a log is told so, without a body',
  source: cite(
    ['RFC 9110, section 13.1.2', 'An origin server MUST NOT perform a GET whose If-None-Match is false, but respond with 304.'],
    [
      'RFC 9110, section 15.4.5',
      'A server that generates a 304 MUST generate the ETag that it would have sent in a 200; a 304 has no content.',
    ],
  ),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const tag = (await baseline(log)).header('etag')
    if (tag === undefined) throw new Inapplicable('The log has no ETag')
    const known = [tag, `"get-log-contract-has-none", ${tag}`, `W/${opaque(tag)}`]
    const found: Finding[] = []
    for (const value of known) found.push(...checkVersion(await read(log, { headers: { 'If-None-Match': value } }), tag))
    return found
  },
  brokenBy: faults('not-modified', {
    'ignores-known-versions': ['Logs have an ETag, which no condition minds', answers(ok, setHeader('ETag', '"1"'))],
    'not-modified-with-body': [
      'A reader that has the current version is told so, and gets it again',
      answers(ok, setHeader('ETag', '"1"'), notModified),
      { code: 'body' },
    ],
    'not-modified-without-tag': [
      'Whoever is told that nothing has changed is not told the version',
      answers(
        ok,
        setHeader('ETag', ({ fields }) => (fieldOf({ fields }, 'If-None-Match') === undefined ? '"1"' : undefined)),
        notModified,
      ),
      { code: 'etag' },
    ],
  }),
})

/** An entity tag as a weak comparison sees it (RFC 9110, section 8.8.3.2). */
function opaque(tag: string): string {
  return tag.replace(/^W\//, '')
}

function checkVersion(exchange: Exchange, tag: string): Finding[] {
  const given = exchange.header('etag')
  if (exchange.status !== 304) {
    // Meanwhile it may have another version.
    if (given === undefined || opaque(given) !== opaque(tag)) return checkAnswer(exchange, 200)
    return [finding('not-modified', `status 304 for ${tag}`, describeExchange(exchange), exchange)]
  }
  return [
    ...(exchange.received === 0 ? [] : [finding('body', 'no bytes behind a 304', `${exchange.received} bytes`, exchange)]),
    ...(given !== undefined && opaque(given) === opaque(tag) ? [] : [finding('etag', `ETag: ${tag}`, given ?? 'none', exchange)]),
  ]
}
