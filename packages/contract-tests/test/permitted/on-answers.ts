import { Readable } from 'node:stream'
import { constants, createGzip, gzipSync } from 'node:zlib'
import type { AnswerChange, Answered } from '../../src/faults/answers.ts'
import { answers, become, drop, every, has, header, not, ok, setHeader } from '../../src/faults/answers.ts'
import type { Fault } from '../../src/faults/counterexample.ts'
import type { Field } from '../../src/faults/wire.ts'
import { fieldOf, readAll, withBody, withBytes, withField } from '../../src/faults/wire.ts'

const isWhole: Answered = (_, { framing }) => framing === 'length'

/** Codes a log, as it comes. */
export const gzip: AnswerChange = async (answer) => {
  const coder = createGzip({ flush: constants.Z_SYNC_FLUSH })
  const coded =
    answer.framing === 'length'
      ? withBytes(answer, gzipSync(await readAll(answer.body)))
      : withBody(answer, Readable.from(answer.body).pipe(coder))
  return withField(withField(coded, 'Content-Encoding', 'gzip'), 'Vary', 'Accept-Encoding')
}

/** RFC 9110, section 14: one range of a log that is whole. */
export const ranges: Fault = answers(
  [ok, isWhole, not(has('Content-Encoding'))],
  setHeader('Accept-Ranges', 'bytes'),
  async (answer, request) => {
    const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(fieldOf(request, 'Range') ?? '') ?? []
    const isNone = from + to === '' || (from !== '' && to !== '' && Number(to) < Number(from))
    if (isNone || request.method !== 'GET' || fieldOf(request, 'If-Range') !== undefined) return answer
    const body = await readAll(answer.body)
    const first = from === '' ? Math.max(0, body.length - Number(to)) : Number(from)
    const part = body.subarray(first, from === '' || to === '' ? body.length : Number(to) + 1)
    const range = part.length === 0 ? '*' : `${first}-${first + part.length - 1}`
    const named = withField(withBytes(answer, part), 'Content-Range', `bytes ${range}/${body.length}`)
    return { ...named, status: part.length === 0 ? 416 : 206 }
  },
)

const changed = 'Fri, 14 Jul 2017 06:00:50 GMT'

/** RFC 9110, section 13.1.3: a log that ended long ago. */
export const dates: Fault = answers([ok, isWhole], setHeader('Last-Modified', changed), (answer, request, behind) => {
  const isKnown = Date.parse(fieldOf(request, 'If-Modified-Since') ?? '') >= Date.parse(changed)
  if (!isKnown || fieldOf(request, 'If-None-Match') !== undefined) return answer
  return drop('Content-Length')({ ...withBytes(answer, ''), status: 304 }, request, behind)
})

/** RFC 9110, section 12.5.1: nothing that the request accepts can be sent. */
export const negotiates: Fault = answers(
  [ok, header('Accept'), not(header('Accept', /(?:text|\*)\/(?:\*|plain)(?!\s*;\s*q=0(?:\.0+)?\s*(?:,|$))/i))],
  become(406, 'application/json', '{"error":{"type":"not-acceptable","message":"A log is text/plain."}}'),
)

/** Lets a page of any origin read the log. */
export const opensToPages: Fault = answers(
  every,
  setHeader('Access-Control-Allow-Origin', '*'),
  (answer, request, behind) => {
    if (request.method !== 'OPTIONS' || fieldOf(request, 'Access-Control-Request-Method') === undefined) return answer
    const allowed: Field[] = [
      ['Access-Control-Allow-Methods', 'GET, HEAD'],
      ['Access-Control-Allow-Headers', 'Authorization'],
    ]
    const preflight = { ...withBytes(answer, ''), status: 204 }
    const fields = [...answer.fields, ...allowed]
    return drop('Content-Type', 'Content-Length')({ ...preflight, fields }, request, behind)
  },
)
