import { checkAnswer } from '../../checks/check-answer.ts'
import { deliverLines } from '../../checks/deliver-lines.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, pipe } from '../../faults/answers.ts'
import { asks, withoutFlag } from '../../faults/asks.ts'
import { ok, on, query } from '../../faults/which.ts'
import { isOn, readAll, withField } from '../../faults/wire.ts'

async function* bufferAll(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield await readAll(body)
}

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

interface Row extends Pick<Clause, 'id' | 'brokenBy'> {
  readonly query: string
}

const rows: readonly Row[] = [
  {
    id: 'stream/delivers-true',
    query: 'stream=true',
    brokenBy: [
      {
        name: 'streams-for-one-only',
        title: 'stream=true does not stream',
        code: 'ended-early',
        fault: asks(query('stream', 'true'), withoutFlag('stream')),
      },
    ],
  },
  {
    id: 'stream/delivers-one',
    query: 'stream=1',
    brokenBy: [
      {
        name: 'buffers-streams',
        title: 'A stream comes when it is over',
        code: 'not-delivered',
        also: [['stream/delivers-true', 'not-delivered']],
        fault: answers([ok, on('stream')], pipe(bufferAll)),
      },
      {
        name: 'ends-early',
        title: 'A stream ends after its second piece',
        code: 'ended-early',
        fault: answers([ok, on('stream')], pipe(endEarly)),
      },
      {
        name: 'one-line-behind',
        title: 'A stream is one line behind',
        code: 'not-delivered',
        fault: answers([ok, on('stream')], pipe(holdBack)),
      },
      {
        name: 'stream-two-framings',
        title: 'A stream has a Content-Length and comes in chunks',
        code: 'ended-early',
        fault: () => async (request, forward) => {
          const answer = await forward(request)
          if (answer.status !== 200 || !isOn(request, 'stream')) return answer
          return { ...withField(answer, 'Content-Length', '0'), framing: 'chunked' }
        },
      },
      {
        name: 'streams-for-true-only',
        title: 'stream=1 does not stream',
        code: 'ended-early',
        fault: asks(query('stream', '1'), withoutFlag('stream')),
      },
    ],
  },
]

/** What each spelling that switches the flag on does. */
export const streamDelivers: readonly Clause[] = rows.map(({ id, query, brokenBy }) =>
  defineClause({
    id,
    title: `With ${query} a reader gets each line while the run is running, and the end when it ends`,
    level: 'must',
    source: cite(parameterPointer('stream')),
    needs: ['growingLog'],
    async check(scene) {
      const log = await scene.arrange.growingLog()
      const reading = scene.open(log, { query })
      const lost = await deliverLines(scene, log, [reading], query.replace('=', ' '))
      if (lost.length > 0) return lost
      await log.finish?.()
      return checkAnswer(await reading.whole(), 200)
    },
    brokenBy,
  }),
)
