import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { stripWith } from '../proof/strip-with.ts'
import { isOn, readAll, withBytes, withQuery } from '../proof/wire.ts'

export const keepsC1: Mutant = defineMutant({
  name: 'keeps-c1',
  title: 'Eight-bit control sequences are kept',
  killedBy: [['raw/c1', 'bytes']],
  start: () => async (request, forward) => {
    if (request.method !== 'GET' || isOn(request, 'raw')) return forward(request)
    const checked = await forward(request)
    if (checked.status !== 200 || isOn(request, 'stream')) return checked
    const answer = await forward(withQuery(request, 'raw', '1'))
    return withBytes(
      answer,
      stripWith(
        await readAll(answer.body),
        /\u001b\[[0-?]*[ -/]*[@-~]/g,
        /\u001b\][^\u0007\u001b\n]*(?:\u0007|\u001b\\)/g,
        /\u001b[PX^_][^\u001b\n]*\u001b\\/g,
        /\u001b[ -/]+[0-~]|\u001b[0-OQ-WYZ\\`-~]/g,
      ),
    )
  },
})
