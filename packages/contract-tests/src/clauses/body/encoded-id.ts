import { operationPath } from '@get-log/types'
import { checkSame } from '../../checks/check-same.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { every } from '../../faults/answers.ts'
import { asks, replacePath } from '../../faults/asks.ts'

export const bodyEncodedId = defineClause({
  id: 'body/encoded-id',
  basis: 'expected',
  restsOn: ['body/stable'],
  title: 'An id that is percent-encoded is the same id',
  source: cite(parameterPointer('buildOrRunId'), [
    'RFC 3986, section 6.2.2.2',
    'Percent-encoded unreserved characters are equivalent to the characters.',
  ]),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const plain = await baseline(log)
    const encoded = [...Buffer.from(log.id)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
    const path = operationPath.replace('{buildOrRunId}', encoded)
    return checkSame(await read(log, { path }), plain, 'the log of the id')
  },
  brokenBy: faults('status', {
    'ids-not-decoded': ['Ids are not decoded', asks(every, replacePath(/\/%[3-7]/, '/%25'))],
  }),
})
