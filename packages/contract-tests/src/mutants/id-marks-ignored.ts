import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const idMarksIgnored: Mutant = defineMutant({
  name: 'id-marks-ignored',
  title: 'Characters without a width in an id are ignored',
  killedBy: [['secrecy/ids', 'status']],
  start: () => async (request, forward) =>
    forward({ ...request, path: request.path.replace(/%EF%BB%BF|%E2%80%8B|%C2%AD/gi, '') }),
})
