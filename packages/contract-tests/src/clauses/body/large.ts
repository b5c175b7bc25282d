import { checkAnswer, checkEveryForm, checkSame } from '../../checks/check-body.ts'
import { largeLogLimits } from '../../checks/requests.ts'
import { defineClause, faults, stopAt } from '../../clause/clause.ts'
import { Blocked } from '../../clause/scene.ts'
import { cite, operationPointer } from '../../endpoint/operation.ts'
import { answers, ok, on, pipe } from '../../faults/answers.ts'
import { editReads } from '../../faults/bytes.ts'

const least = 2 * 1024 * 1024

const most = 8 * 1024 * 1024

async function* cut(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let left = most
  for await (const piece of body) {
    if (left > 0) yield piece.subarray(0, left)
    left -= piece.byteLength
  }
}

export const bodyLarge = defineClause({
  id: 'body/large',
  basis: 'documented',
  restsOn: ['body/own-log', 'raw/plain-log', 'stream/finished', 'download/same-bytes'],
  title: 'A log of several megabytes arrives whole',
  source: cite(operationPointer()),
  needs: ['largeLog'],
  async check(scene) {
    const { written, ...log } = await scene.arrange.largeLog()
    if (written !== undefined) return checkEveryForm(scene, { ...log, written }, largeLogLimits)
    const exchange = await scene.read(log, largeLogLimits)
    stopAt(checkAnswer(exchange, 200))
    if (exchange.received < least)
      throw new Blocked(`The large log has only ${exchange.received} bytes, not ${least}: it is too short, or the server cuts it`)
    return checkSame(await scene.read(log, largeLogLimits), exchange, 'the first read')
  },
  brokenBy: faults('bytes', {
    'cuts-large-logs': ['A log ends after a megabyte', editReads((text) => text.slice(0, 1024 * 1024))],
    'raw-cuts-large-logs': ['A verbatim log ends after 8 MiB', answers([ok, on('raw')], pipe(cut))],
    'stream-cuts-large-logs': ['A stream of a finished log ends after 8 MiB', answers([ok, on('stream')], pipe(cut))],
  }),
})
