import { checkMalformed } from '../../checks/check-flag.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { asks, replacePath, withFlag } from '../../faults/asks.ts'
import { every, not, query } from '../../faults/which.ts'
import { answerWith } from '../../faults/wire.ts'
import { cite, exampleError, parameterPointer, responsePointer } from '../../spec/operation.ts'

export const flagsStreamMalformed: Clause = defineClause({
  id: 'flags/stream-malformed',
  title: 'Any other value of stream is refused with the documented 400',
  level: 'must',
  source: cite(parameterPointer('stream'), '/components/schemas/Flag', responsePointer(400)),
  needs: ['finishedLog'],
  check: (scene) => checkMalformed(scene, 'stream'),
  brokenBy: [
    {
      name: 'accepts-any-stream',
      title: 'Any value of stream is accepted',
      code: 'status',
      also: [['flags/one-malformed', 'status']],
      fault: asks(not(query('stream', /^(true|false|[01])?$/)), withFlag('stream', '0')),
    },
    {
      name: 'flags-as-numbers',
      title: 'Values of flags are read as numbers',
      code: 'status',
      fault: asks(every, replacePath(/=(?:01|1\.0|0x1|1e0|%2B1)(?=&|$)/g, '=1')),
    },
    {
      name: 'random-429',
      title: 'Every ninth request is refused without cause',
      code: 'status',
      fault: () => {
        let count = 0
        return async (request, forward) => {
          count += 1
          return count % 9 === 0
            ? answerWith(429, 'application/json', JSON.stringify({ error: exampleError(429) }))
            : forward(request)
        }
      },
    },
  ],
})
