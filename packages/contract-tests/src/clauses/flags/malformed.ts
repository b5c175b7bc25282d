import { checkMalformed } from '../../checks/check-flag.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import type { FlagName } from '../../endpoint/operation.ts'
import { cite, documentedFlags, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import { asks, replacePath, withFlag, withPath } from '../../faults/asks.ts'
import type { Counterexample } from '../../faults/counterexample.ts'
import { faulty } from '../../faults/counterexample.ts'
import { every, not, query } from '../../faults/which.ts'
import { refusal } from '../../faults/wire.ts'

/** What breaks one flag, or all of them, beside a server that takes any value of it. */
const rows: Readonly<Record<string, { readonly id: string; readonly brokenBy: readonly Counterexample[] }>> = {
  stream: {
    id: 'flags/stream-malformed',
    brokenBy: [
      faulty(
        'flags-as-numbers',
        'Values of flags are read as numbers',
        'status',
        asks(every, replacePath(/=(?:01|1\.0|0x1|1e0|%2B1)(?=&|$)/g, '=1')),
      ),
      faulty('random-429', 'Every ninth request is refused without cause', 'status', () => {
        let count = 0
        return async (request, forward) => {
          count += 1
          return count % 9 === 0 ? refusal(429) : forward(request)
        }
      }),
    ],
  },
  download: { id: 'flags/download-malformed', brokenBy: [] },
  raw: {
    id: 'flags/raw-malformed',
    brokenBy: [
      faulty('accepts-any-case', 'Flags are read in any case', 'status', asks(every, replacePath(/=true/gi, '=true'))),
      faulty(
        'any-digit-one',
        'Any digit that is a one switches a flag on',
        'status',
        asks(every, replacePath(/=(?:%EF%BC%91|%D9%A1|%C2%B9)/g, '=1')),
        [['flags/download-malformed', 'status']],
      ),
      faulty(
        'flag-values-trimmed',
        'Values of flags are trimmed',
        'status',
        asks(
          every,
          withPath((path) => path.replace(/=(?:%20|%EF%BB%BF)?(1|true)(?:%20|%0A|%00)?(?=&|$)/g, '=$1')),
        ),
        [
          ['flags/stream-malformed', 'status'],
          ['flags/download-malformed', 'status'],
        ],
      ),
      faulty('flags-cut-at-nul', 'The value of a flag ends at a NUL', 'status', asks(every, replacePath(/(=(?:true|1))%00[^&]*/, '$1'))),
      faulty('raw-on', 'The value on switches raw on', 'status', asks(every, replacePath(/raw=(?:on|yes|t|enabled)(?=&|$)/, 'raw=1'))),
    ],
  },
}

function define(flag: FlagName): Clause {
  const { id, brokenBy } = rows[flag] ?? { id: `flags/${flag}-malformed`, brokenBy: [] }
  return defineClause({
    id,
    title: `Any other value of ${flag} is refused with the documented 400`,
    level: 'must',
    source: cite(parameterPointer(flag), '/components/schemas/Flag', responsePointer(400)),
    needs: ['finishedLog'],
    check: (scene) => checkMalformed(scene, flag),
    brokenBy: [
      faulty(
        `accepts-any-${flag}`,
        `Any value of ${flag} is accepted`,
        'status',
        asks(not(query(flag, /^(true|false|[01])?$/)), withFlag(flag, '0')),
        [['flags/one-malformed', 'status']],
      ),
      ...brokenBy,
    ],
  })
}

/** Every documented flag, in the order of the document. */
export const flagsMalformed: readonly Clause[] = documentedFlags().map(define)
