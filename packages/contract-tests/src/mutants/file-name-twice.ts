import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, withField } from '../proof/wire.ts'

export const fileNameTwice: Mutant = defineMutant({
  name: 'file-name-twice',
  title: 'A download names its file twice',
  killedBy: [['download/one', 'disposition']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    const given = fieldOf(answer, 'Content-Disposition')
    return given === undefined ? answer : withField(answer, 'Content-Disposition', `${given}; filename="log.txt"`)
  },
})
