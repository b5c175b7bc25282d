import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, readAll, withBytes } from '../proof/wire.ts'

const size = 64

function cutCharacters(bytes: Buffer): string {
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  )
  return pieces.map((piece) => piece.toString('utf8')).join('')
}

export const cutsCharacters: Mutant = defineMutant({
  name: 'cuts-characters',
  title: 'A character at the end of a buffer of 64 bytes is cut',
  killedBy: [['body/characters', 'bytes']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && !isOn(request, 'stream') && !isOn(request, 'raw')
      ? withBytes(answer, cutCharacters(await readAll(answer.body)))
      : answer
  },
})
