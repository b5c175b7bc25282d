import { nameEach } from '../../checks/observe.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineQuestion } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { sampleLog } from '../../samples/sample-log.ts'

const query = 'download=true'

/** What the page leaves open of downloads. */
export const downloadNames: readonly Clause[] = [
  defineQuestion({
    id: 'download/name-given',
    title: 'Which file name a download gets',
    source: cite(parameterPointer('download')),
    needs: ['finishedLog', 'conditionalHeaders'],
    restsOn: ['download/true'],
    async observe({ arrange, baseline }) {
      const log = await arrange.finishedLog()
      return ((await baseline(log, { query })).header('content-disposition') ?? 'none').replaceAll(log.id, '<id>')
    },
  }),
  defineQuestion({
    id: 'download/odd-names',
    title: 'Which file name a download gets whose id is no plain word',
    source: cite(parameterPointer('download')),
    needs: ['namedLog', 'conditionalHeaders'],
    restsOn: ['download/true'],
    async observe({ arrange, read }) {
      const seen: [string, string][] = []
      for (const id of ['žluť (1)!', '.hidden', '"quoted"', 'nul', 'lpt9', 'falcon']) {
        const exchange = await read(await arrange.namedLog(id, sampleLog('odd name', 1)), { query })
        seen.push([id, exchange.header('content-disposition') ?? `${exchange.status}`])
      }
      return nameEach(seen)
    },
  }),
]
