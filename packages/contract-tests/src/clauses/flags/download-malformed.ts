import { checkError } from '../../checks/check-error.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer, responsePointer } from '../../spec/operation.ts'

export const flagsDownloadMalformed: Clause = defineClause({
  id: 'flags/download-malformed',
  title: 'Any other value of download is refused with the documented 400',
  level: 'must',
  source: cite(parameterPointer('download'), '/components/schemas/Flag', responsePointer(400)),
  needs: ['finished-log'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    await baseline(log)
    const found = []
    for (const value of ['banana', '2', 'TRUE', 'yes', '-1', '01', 'null', '1.0', 'true1', '%00', '1%20']) {
      found.push(...checkError(await read(log, { query: `download=${value}` }), 400))
    }
    return found
  },
})
