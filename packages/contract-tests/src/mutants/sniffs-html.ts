import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, readAll, withBytes, withField } from '../proof/wire.ts'

export const sniffsHtml: Mutant = defineMutant({
  name: 'sniffs-html',
  title: 'A log that looks like HTML is HTML',
  killedBy: [['secrecy/html-log', 'media-type']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    if (answer.status !== 200 || isOn(request, 'stream')) return answer
    const body = await readAll(answer.body)
    const type = body.includes('<html') ? 'text/html' : 'text/plain; charset=utf-8'
    return withField(withBytes(answer, body), 'Content-Type', type)
  },
})
