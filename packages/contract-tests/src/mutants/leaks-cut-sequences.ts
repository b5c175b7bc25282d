import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, readAll, withBytes, withQuery } from '../proof/wire.ts'

const size = 1000

function stripPieces(bytes: Buffer): string {
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  )
  return pieces.map((piece) => piece.toString('latin1').replace(/\u001b\[[0-?]*[ -/]*[@-~]/g, '')).join('')
}

export const leaksCutSequences: Mutant = defineMutant({
  name: 'leaks-cut-sequences',
  title: 'A sequence that is cut by a buffer of 1,000 bytes leaks',
  killedBy: [['raw/dense', 'bytes']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    const raw = await forward(withQuery(request, 'raw', '1'))
    return answer.status === 200 && !isOn(request, 'stream') && !isOn(request, 'raw')
      ? withBytes(raw, stripPieces(await readAll(raw.body)))
      : answer
  },
})
