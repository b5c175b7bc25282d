import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, readAll, withBytes, withField } from '../proof/wire.ts'

export const jsonForPrograms: Mutant = defineMutant({
  name: 'json-for-programs',
  title: 'A reader that accepts JSON gets the log as a string of JSON',
  killedBy: [['body/accept', 'bytes']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    if (answer.status !== 200 || !(fieldOf(request, 'Accept') ?? '').startsWith('application/json')) return answer
    const text = (await readAll(answer.body)).toString('utf8')
    return withBytes(withField(answer, 'Content-Type', 'application/json'), JSON.stringify(text))
  },
})
