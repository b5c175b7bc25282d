import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { stripWith } from '../proof/strip-with.ts'
import { isOn, readAll, withBytes, withQuery } from '../proof/wire.ts'

export const keepsLinks: Mutant = defineMutant({
  name: 'keeps-links',
  title: 'The addresses of hyperlinks are kept',
  killedBy: [['raw/links', 'bytes']],
  start: () => async (request, forward) => {
    if (request.method !== 'GET' || isOn(request, 'raw')) return forward(request)
    const checked = await forward(request)
    if (checked.status !== 200 || isOn(request, 'stream')) return checked
    const answer = await forward(withQuery(request, 'raw', '1'))
    return withBytes(
      answer,
      stripWith(
        await readAll(answer.body),
        /\u001b\[[0-?]*[ -/]*[@-~]|\u009b[0-?]*[ -/]*[@-~]/g,
        /\u001b\]8;[^;]*;|\u001b\\/g,
        /(?:\u001b\]|\u009d)[^\u0007\u001b\u009c\n]*(?:\u0007|\u001b\\|\u009c)/g,
        /(?:\u001b[PX^_]|[\u0090\u0098\u009e\u009f])[^\u001b\u009c\n]*(?:\u001b\\|\u009c)/g,
        /\u001b[ -/]+[0-~]|\u001b[0-OQ-WYZ\\`-~]/g,
      ),
    )
  },
})
