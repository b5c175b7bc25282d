import { checkBody } from '../../checks/check-body.ts'
import { awaitText, deliverSteps } from '../../checks/deliver-lines.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { restripLateStreams, restripPieces } from '../../faults/bytes.ts'
import { sampleLine } from '../../samples/sample-log.ts'

const text = 'kůň 日本 \u{1f600}\n'

export const streamCharacters = defineClause({
  id: 'stream/characters',
  basis: 'documented',
  restsOn: ['stream/late-reader', 'body/characters'],
  title: 'A character that is cut between two writes arrives whole, also at a reader who came between them',
  source: cite(parameterPointer('stream')),
  needs: ['steeredLog'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const early = scene.open(log, { query: 'stream=1' })
    const first = await deliverSteps(scene, log, [early], [{ append: sampleLine('characters', 1) }])
    if (first.length > 0) return first
    const [begun, ...others] = Buffer.from(text.slice(1))
    await log.append(`${text.slice(0, 1)}`)
    await log.append(Uint8Array.of(begun ?? 0))
    const late = scene.open(log, { query: 'stream=1' })
    const missed = await awaitText(scene, late, sampleLine('characters', 1))
    if (missed.length > 0) return missed
    for (const byte of others) await log.append(Uint8Array.of(byte))
    const lost = await Promise.all([early, late].map((reading) => awaitText(scene, reading, text)))
    await log.finish()
    if (lost.flat().length > 0) return lost.flat()
    const exchanges = await Promise.all([early.whole(), late.whole()])
    const written = `${sampleLine('characters', 1)}${text}`
    return exchanges.flatMap((exchange) => checkBody(exchange, written, 'the log as it was written'))
  },
  brokenBy: faults('not-delivered', {
    'decodes-pieces': ['Each piece of a stream is decoded on its own', restripPieces((piece) => piece.toString('utf8'))],
    'late-reader-cut-character': [
      'What is left of a character that was cut when a late reader came is broken',
      restripLateStreams((piece) => piece.toString('utf8')),
    ],
  }),
})
