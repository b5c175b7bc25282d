import { checkMalformed } from '../../checks/check-flag.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { asks, replacePath, withFlag, withPath } from '../../faults/asks.ts'
import { every, not, query } from '../../faults/which.ts'
import { cite, parameterPointer, responsePointer } from '../../spec/operation.ts'

export const flagsRawMalformed: Clause = defineClause({
  id: 'flags/raw-malformed',
  title: 'Any other value of raw is refused with the documented 400',
  level: 'must',
  source: cite(parameterPointer('raw'), '/components/schemas/Flag', responsePointer(400)),
  needs: ['finishedLog'],
  check: (scene) => checkMalformed(scene, 'raw'),
  brokenBy: [
    {
      name: 'accepts-any-case',
      title: 'Flags are read in any case',
      code: 'status',
      fault: asks(every, replacePath(/=true/gi, '=true')),
    },
    {
      name: 'accepts-any-raw',
      title: 'Any value of raw is accepted',
      code: 'status',
      also: [['flags/one-malformed', 'status']],
      fault: asks(not(query('raw', /^(true|false|[01])?$/)), withFlag('raw', '0')),
    },
    {
      name: 'any-digit-one',
      title: 'Any digit that is a one switches a flag on',
      code: 'status',
      also: [['flags/download-malformed', 'status']],
      fault: asks(every, replacePath(/=(?:%EF%BC%91|%D9%A1|%C2%B9)/g, '=1')),
    },
    {
      name: 'flag-values-trimmed',
      title: 'Values of flags are trimmed',
      code: 'status',
      also: [
        ['flags/stream-malformed', 'status'],
        ['flags/download-malformed', 'status'],
      ],
      fault: asks(
        every,
        withPath((path) => path.replace(/=(?:%20|%EF%BB%BF)?(1|true)(?:%20|%0A|%00)?(?=&|$)/g, '=$1')),
      ),
    },
    {
      name: 'flags-cut-at-nul',
      title: 'The value of a flag ends at a NUL',
      code: 'status',
      fault: asks(every, replacePath(/(=(?:true|1))%00[^&]*/, '$1')),
    },
    {
      name: 'raw-on',
      title: 'The value on switches raw on',
      code: 'status',
      fault: asks(every, replacePath(/raw=(?:on|yes|t|enabled)(?=&|$)/, 'raw=1')),
    },
  ],
})
