import { document } from '@get-log/spec'
import { checkAnswer } from '../../checks/check-answer.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import type { FlagName } from '../../endpoint/operation.ts'
import { cite, documentedFlags, parameterPointer } from '../../endpoint/operation.ts'
import { asks, withFlag } from '../../faults/asks.ts'
import { faults } from '../../faults/counterexample.ts'
import { query } from '../../faults/which.ts'

const [, digits] = document.components.schemas.Flag.oneOf

/** Every spelling of a flag that the document accepts: those of a boolean, and those it lists. */
const spellings = ['true', 'false', ...digits.enum]

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
    basis: 'documented',
    restsOn: ['body/status'],
    source: cite(parameterPointer(flag), `${parameterPointer(flag)}/example`),
    needs: ['finishedLog'],
    async check({ arrange, baseline, read }) {
      const log = await arrange.finishedLog()
      await baseline(log)
      const exchanges = await Promise.all(spellings.map((value) => read(log, { query: `${flag}=${value}` })))
      return exchanges.flatMap((exchange) => checkAnswer(exchange, 200))
    },
    brokenBy: faults('status', {
      [name]: [`${flag}=${refuses} is refused`, asks(query(flag, refuses), withFlag(flag, 'refused'))],
    }),
  })
}

/** Every documented flag, in the order of the document. */
export const flagsSpellings: readonly Clause[] = documentedFlags().map(define)
