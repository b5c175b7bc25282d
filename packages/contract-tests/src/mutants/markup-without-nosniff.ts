import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { readAll, withBytes, withField } from '../proof/wire.ts'

export const markupWithoutNosniff: Mutant = defineMutant({
  name: 'markup-without-nosniff',
  title: 'A browser may guess what a log is that begins like HTML',
  killedBy: [['secrecy/nosniff-markup', 'nosniff']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    if (answer.status !== 200 || answer.framing !== 'length') return answer
    const body = await readAll(answer.body)
    const whole = withBytes(answer, body)
    return body.toString('latin1').startsWith('<') ? withField(whole, 'X-Content-Type-Options', undefined) : whole
  },
})
