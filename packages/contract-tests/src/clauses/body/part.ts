import { compareBytes } from '../../checks/check-bytes.ts'
import type { Finding } from '../../clause/clause.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { cite } from '../../endpoint/operation.ts'
import { answers, become, header, ok } from '../../faults/answers.ts'
import { fieldOf, readAll, withBytes, withField, withQuery } from '../../faults/wire.ts'
import { describeExchange } from '../../witness/describe-exchange.ts'
import type { Exchange } from '../../witness/exchange.ts'

/** How to ask for a part, and which bytes of a log of this length that is. */
const ranges: readonly (readonly [range: string, part: (length: number) => readonly [first: number, last: number]])[] = [
  ['bytes=0-9', () => [0, 9]],
  ['bytes=5-', (length) => [5, length - 1]],
  ['bytes=-7', (length) => [length - 7, length - 1]],
]

export const bodyPart = defineClause({
  id: 'body/part',
  basis: 'required',
  restsOn: ['body/as-written'],
  title: 'A reader that asks for a part of a log gets the log, or that part of just what it would have got',
  source: cite(
    ['RFC 9110, section 14.2', 'A server may ignore Range; if not, it answers as section 15.3.7 says.'],
    ['RFC 9110, section 15.3.7.1', 'A server that sends a single part MUST generate a Content-Range that says which part it is.'],
    ['RFC 9110, section 15.5.17', '416 says that no range overlaps the representation.'],
  ),
  needs: ['ansiLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.ansiLog()
    const found: Finding[] = []
    for (const form of [{}, { query: 'raw=1' }]) {
      const whole = await baseline(log, form)
      const asked = ranges.map(async ([range, partOf]) => {
        const exchange = await read(log, { ...form, headers: { Range: range } })
        return checkPart(exchange, whole.framed, partOf(whole.framed.byteLength))
      })
      found.push(...(await Promise.all(asked)).flat())
    }
    return found
  },
  brokenBy: faults('status', {
    'no-part-satisfiable': [
      'Whoever asks for a part is told that there is none',
      answers([ok, header('Range')], become(416, 'text/plain', '')),
    ],
    'parts-of-verbatim-logs': [
      'A part of the printable log is cut out of the verbatim one',
      () => async (request, forward) => {
        const answer = await forward(request)
        const range = /^bytes=(\d+)-(\d*)$/.exec(fieldOf(request, 'Range') ?? '')
        if (answer.status !== 200 || range === null) return answer
        const log = await readAll((await forward(withQuery(request, 'raw', '1'))).body)
        const [first, last] = [Number(range[1]), Number(range[2] || log.length - 1)]
        const part = withBytes(answer, log.subarray(first, last + 1))
        return { ...withField(part, 'Content-Range', `bytes ${first}-${last}/${log.length}`), status: 206 }
      },
      { code: 'bytes' },
    ],
  }),
})

function checkPart(exchange: Exchange, whole: Uint8Array, [first, last]: readonly [number, number]): Finding[] {
  if (exchange.status === 200) return compareBytes(exchange.framed, whole, 'the whole log', exchange)
  if (exchange.status !== 206) return [finding('status', 'status 200, or 206', describeExchange(exchange), exchange)]
  const given = exchange.header('content-range') ?? 'none'
  const expected = `bytes ${first}-${last}/${whole.byteLength}`
  return [
    ...(given === expected || given === `bytes ${first}-${last}/*`
      ? []
      : [finding('content-range', `Content-Range: ${expected}`, given, exchange)]),
    ...compareBytes(exchange.framed, whole.subarray(first, last + 1), 'that part of the log', exchange),
  ]
}
