import { nameHeaders } from '../../checks/observe.ts'
import { defineQuestion } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { sampleLine } from '../../samples/sample-log.ts'

/** What the page leaves open of a log that still grows. */
export const streamOpen = defineQuestion({
  id: 'stream/cache-control',
  title: 'What caches are told of a log that still grows',
  source: cite(responsePointer(200)),
  restsOn: ['body/status'],
  needs: ['steeredLog'],
  async observe({ arrange, read }) {
    const log = await arrange.steeredLog()
    await log.append(sampleLine('running', 1))
    const seen = nameHeaders(await read(log), ['Cache-Control', 'Expires', 'Vary'], 'values')
    await log.finish()
    return seen
  },
})
