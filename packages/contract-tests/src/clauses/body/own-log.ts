import { checkBytes } from '../../checks/check-bytes.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { isOn, readAll, withBytes } from '../../faults/wire.ts'
import { sampleLog } from '../../samples/sample-log.ts'

export const bodyOwnLog = defineClause({
  id: 'body/own-log',
  basis: 'documented',
  restsOn: ['body/as-written'],
  title: 'An id brings its own log and no line of another',
  source: cite(parameterPointer('buildOrRunId')),
  needs: ['writtenLog'],
  async check({ arrange, baseline }) {
    const [one, other] = await Promise.all([arrange.writtenLog(sampleLog('the one')), arrange.writtenLog(sampleLog('the other'))])
    const [first, second] = [await baseline(one), await baseline(other)]
    return [...checkBytes(first, one.written, 'the log of this id'), ...checkBytes(second, other.written, 'the log of this id')]
  },
  brokenBy: faults('bytes', {
    'one-log-for-all': [
      'The first log read is served for every id',
      () => {
        let first: Buffer | undefined
        return async (request, forward) => {
          const answer = await forward(request)
          if (request.method !== 'GET' || isOn(request, 'stream') || answer.status !== 200) return answer
          first ??= await readAll(answer.body)
          return withBytes(answer, first)
        }
      },
    ],
  }),
})
