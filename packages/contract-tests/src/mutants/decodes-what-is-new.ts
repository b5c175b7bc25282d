import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { stripWith } from '../proof/strip-with.ts'
import { isOn, pathOf, readAll, withBytes, withQuery } from '../proof/wire.ts'

export const decodesWhatIsNew: Mutant = defineMutant({
  name: 'decodes-what-is-new',
  title: 'Each read decodes only what is new since the last one',
  killedBy: [['body/grows', 'bytes']],
  start: () => {
    const known = new Map<string, { raw: number; text: string }>()
    return async (request, forward) => {
      const answer = await forward(request)
      if (answer.status !== 200 || isOn(request, 'stream') || isOn(request, 'raw')) return answer
      const raw = await readAll((await forward(withQuery(request, 'raw', '1'))).body)
      const before = known.get(pathOf(request)) ?? { raw: 0, text: '' }
      if (before.raw === 0) {
        const text = (await readAll(answer.body)).toString('utf8')
        known.set(pathOf(request), { raw: raw.length, text })
        return withBytes(answer, text)
      }
      const fresh = stripWith(raw.subarray(before.raw), /\u001b\[[0-?]*[ -/]*[@-~]/g)
      const text = before.text + fresh
      known.set(pathOf(request), { raw: raw.length, text })
      return withBytes(answer, text)
    }
  },
})
