import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, mapPieces, pathOf, withBody, withQuery } from '../proof/wire.ts'

export const lateReaderCutCharacter: Mutant = defineMutant({
  name: 'late-reader-cut-character',
  title: 'What is left of a character that was cut when a late reader came is broken',
  killedBy: [['stream/characters', 'not-delivered']],
  start: () => {
    const readers = new Set<string>()
    return async (request, forward) => {
      const late = readers.has(pathOf(request))
      readers.add(pathOf(request))
      if (!late || !isOn(request, 'stream') || isOn(request, 'raw')) return forward(request)
      const answer = await forward(withQuery(request, 'raw', '1'))
      return withBody(
        answer,
        mapPieces(answer.body, (piece) => piece.toString('utf8')),
      )
    }
  },
})
