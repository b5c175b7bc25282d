import { checkSpellings } from '../../checks/check-flag.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import type { FlagName } from '../../endpoint/operation.ts'
import { cite, documentedFlags, parameterPointer } from '../../endpoint/operation.ts'
import { asks, withFlag } from '../../faults/asks.ts'
import { faults } from '../../faults/counterexample.ts'
import { query } from '../../faults/which.ts'

/** The spelling that the counterexample of a flag refuses, and the counterexample's name. */
const rows: Readonly<Record<string, { readonly id: string; readonly refuses: string; readonly name: string }>> = {
  stream: { id: 'flags/stream', refuses: 'false', name: 'refuses-stream-false' },
  download: { id: 'flags/download', refuses: '0', name: 'refuses-download-zero' },
  raw: { id: 'flags/raw', refuses: 'true', name: 'refuses-raw-true' },
}

function define(flag: FlagName): Clause {
  const { id, refuses, name } = rows[flag] ?? { id: `flags/${flag}`, refuses: 'true', name: `refuses-${flag}-true` }
  return defineClause({
    id,
    title: `The flag ${flag} accepts true, 1, false and 0`,
    level: 'must',
    source: cite(parameterPointer(flag), '/components/schemas/Flag', `${parameterPointer(flag)}/example`),
    needs: ['finishedLog'],
    check: (scene) => checkSpellings(scene, flag),
    brokenBy: faults('status', {
      [name]: [`${flag}=${refuses} is refused`, asks(query(flag, refuses), withFlag(flag, 'refused'))],
    }),
  })
}

/** Every documented flag, in the order of the document. */
export const flagsSpellings: readonly Clause[] = documentedFlags().map(define)
