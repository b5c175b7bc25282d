import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, readAll, withBytes, withField, withQuery } from '../proof/wire.ts'

export const partsOfVerbatimLogs: Mutant = defineMutant({
  name: 'parts-of-verbatim-logs',
  title: 'A part of the printable log is cut out of the verbatim one',
  killedBy: [['body/part', 'bytes']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    const range = /^bytes=(\d+)-(\d*)$/.exec(fieldOf(request, 'Range') ?? '')
    if (answer.status !== 200 || range === null) return answer
    const log = await readAll((await forward(withQuery(request, 'raw', '1'))).body)
    const [first, last] = [Number(range[1]), Number(range[2] || log.length - 1)]
    const part = withBytes(answer, log.subarray(first, last + 1))
    return { ...withField(part, 'Content-Range', `bytes ${first}-${last}/${log.length}`), status: 206 }
  },
})
