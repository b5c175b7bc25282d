import { checkAnswer } from '../../checks/check-body.ts'
import { deliverLines } from '../../checks/deliver-lines.ts'
import type { Promised } from '../../clause/clause.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, frame, ok, on, query, setHeader } from '../../faults/answers.ts'
import { asks, withoutFlag } from '../../faults/asks.ts'
import { editStreams, joinPieces } from '../../faults/bytes.ts'

async function* endEarly(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let pieces = 0
  for await (const piece of body) {
    yield piece
    pieces += 1
    if (pieces === 2) return
  }
}

async function* holdBack(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array | undefined
  for await (const piece of body) {
    if (held !== undefined) yield held
    held = piece
  }
  if (held !== undefined) yield held
}

interface Row extends Pick<Promised, 'id' | 'brokenBy' | 'basis' | 'restsOn'> {
  readonly query: string
}

const rows: readonly Row[] = [
  {
    id: 'stream/delivers-true',
    basis: 'documented',
    restsOn: ['body/status', 'flags/stream'],
    query: 'stream=true',
    brokenBy: faults('ended-early', {
      'buffers-streams': ['A stream arrives only when it is over', editStreams(joinPieces), { code: 'not-delivered' }],
      'ends-early': ['A stream ends after its second piece', editStreams(endEarly)],
      'one-line-behind': ['A stream is one line behind', editStreams(holdBack), { code: 'not-delivered' }],
      'stream-two-framings': [
        'A stream has a Content-Length and comes in chunks',
        answers([ok, on('stream')], setHeader('Content-Length', '0'), frame('chunked')),
      ],
      'streams-for-one-only': ['stream=true does not stream', asks(query('stream', 'true'), withoutFlag('stream'))],
    }),
  },
  {
    id: 'stream/delivers-one',
    basis: 'documented',
    restsOn: ['stream/delivers-true'],
    query: 'stream=1',
    brokenBy: faults('ended-early', {
      'streams-for-true-only': ['stream=1 does not stream', asks(query('stream', '1'), withoutFlag('stream'))],
    }),
  },
]

export const streamDelivers = rows.map(({ id, basis, restsOn, query, brokenBy }) =>
  defineClause({
    id,
    title: `With ${query} a reader gets each line while the run is running, and the end when it ends`,
    basis,
    restsOn,
    source: cite(parameterPointer('stream')),
    needs: ['growingLog'],
    async check(scene) {
      const log = await scene.arrange.growingLog()
      const reading = scene.open(log, { query })
      await deliverLines(scene, log, [reading], query.replace('=', ' '))
      await log.finish?.()
      return checkAnswer(await reading.whole(), 200)
    },
    brokenBy,
  }),
)
