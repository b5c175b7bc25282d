import { checkBody } from '../../checks/check-body.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import { browserHeaders } from '../../checks/requests.ts'
import { defineClause, faults, stopAt } from '../../clause/clause.ts'
import type { RequestVariation } from '../../clause/scene.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { after } from '../../faults/after.ts'
import { answers, header, off, ok, on, pipe, query } from '../../faults/answers.ts'
import { asks, withFlag, withoutFlag } from '../../faults/asks.ts'
import { joinPieces } from '../../faults/bytes.ts'
import { isOn, pathOf, queryOf, withQuery } from '../../faults/wire.ts'

const printable: RequestVariation = { query: 'stream=1' }
const verbatim: RequestVariation = { query: 'stream=1&raw=1' }
const others: readonly RequestVariation[] = [
  { query: 'stream=1&download=1' },
  { query: 'stream=1&raw=1&download=1' },
  { query: 'raw=false&stream=1' },
  { query: 'raw=false&download=false&stream=true' },
  { query: 'download=true&raw=true&stream=true' },
  { query: 'stream=1', headers: browserHeaders },
  { query: 'stream=1', headers: { Accept: 'text/plain', 'User-Agent': 'curl/8.5.0' } },
]

export const streamDifferentFlags = defineClause({
  id: 'stream/different-flags',
  basis: 'documented',
  restsOn: ['stream/raw', 'stream/printable', 'flags/every-combination'],
  title: 'Streams of one log with different flags, or for different programs, each get what they asked for',
  source: cite(parameterPointer('stream'), parameterPointer('raw')),
  needs: ['steeredLog'],
  async check(scene) {
    for (const variations of [[printable, verbatim], [verbatim, printable], others]) {
      const log = await scene.arrange.steeredLog()
      const readings = variations.map((variation) => scene.open(log, variation))
      const steps = ['one', 'two'].map((word) => ({
        append: `\x1b[32m${word}\x1b[0m ${word}\n`,
        awaited: ` ${word}\n`,
      }))
      await deliverSteps(scene, log, readings, steps)
      await log.finish()
      const written = steps.map(({ append }) => append).join('')
      for (const [index, reading] of readings.entries()) {
        const { query } = variations[index] ?? {}
        const expected = /raw=(1|true)/.test(query ?? '') ? written : 'one one\ntwo two\n'
        stopAt(checkBody(await reading.whole(), expected, `the log with ${query}`))
      }
      // How a log was followed must not matter afterwards either.
      stopAt(checkBody(await scene.read(log), 'one one\ntwo two\n', 'the finished log'))
      stopAt(checkBody(await scene.read(log, { query: 'raw=1' }), written, 'the finished log, verbatim'))
    }
    return []
  },
  brokenBy: faults('bytes', {
    'buffers-for-browsers': [
      'A stream for a reader that accepts HTML arrives only when it is over',
      answers([ok, on('stream'), header('Accept', /html/)], pipe(joinPieces)),
      { code: 'not-delivered' },
    ],
    'first-stream-decides': [
      'All streams of a log get what the first one asked for',
      () => {
        const first = new Map<string, string | undefined>()
        return async (request, forward) => {
          if (!isOn(request, 'stream')) return forward(request)
          const path = pathOf(request)
          if (!first.has(path)) first.set(path, queryOf(request, 'raw'))
          return forward(withQuery(request, 'raw', first.get(path)))
        }
      },
    ],
    'printable-once-streamed': [
      'A log that was streamed is stripped from then on',
      after(on('stream'), asks(off('stream'), withoutFlag('raw'))),
    ],
    'raw-false-streams-verbatim': [
      'A stream with raw=false is verbatim',
      asks([on('stream'), query('raw', 'false')], withFlag('raw', '1')),
    ],
    'stream-off-with-all-flags': [
      'With raw and download a log is not streamed',
      asks(on('raw', 'download'), withoutFlag('stream')),
      { code: 'ended-early' },
    ],
  }),
})
