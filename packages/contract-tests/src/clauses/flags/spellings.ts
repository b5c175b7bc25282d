import type { Clause, Finding } from '../../clause/clause.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import type { Scene } from '../../clause/scene.ts'
import type { FlagName } from '../../endpoint/operation.ts'
import { cite, documentedFlags, parameterPointer } from '../../endpoint/operation.ts'
import { path, query } from '../../faults/answers.ts'
import { asks, withFlag } from '../../faults/asks.ts'
import { describeExchange } from '../../witness/describe-exchange.ts'

/** The spellings on the page. */
const spellings = ['true', '1', 'false']

/** The spelling that the counterexample of a flag refuses, and the counterexample's name. */
const rows: Readonly<Record<string, { readonly id: string; readonly refuses: string; readonly name: string }>> = {
  stream: { id: 'flags/stream', refuses: 'false', name: 'refuses-stream-false' },
  download: { id: 'flags/download', refuses: '1', name: 'refuses-download-one' },
  raw: { id: 'flags/raw', refuses: 'true', name: 'refuses-raw-true' },
}

/** Whether such an answer ends is not asked here. */
async function checkAccepted(
  { arrange, baseline, open, patienceMs }: Scene<'finishedLog'>,
  queries: readonly string[],
): Promise<Finding[]> {
  const log = await arrange.finishedLog()
  await baseline(log)
  const checked = queries.map(async (query) => {
    const reading = open(log, { query })
    await reading.until(({ status, ended }) => status !== 0 || ended, patienceMs)
    const exchange = await reading.abort()
    return exchange.status === 200 ? [] : [finding('status', `status 200 for ${query}`, describeExchange(exchange), exchange)]
  })
  return (await Promise.all(checked)).flat()
}

function define(flag: FlagName): Clause {
  const { id, refuses, name } = rows[flag] ?? { id: `flags/${flag}`, refuses: 'true', name: `refuses-${flag}-true` }
  return defineClause({
    id,
    title: `The flag ${flag} may be true, 1 or false`,
    basis: 'documented',
    restsOn: ['body/status'],
    source: cite(parameterPointer(flag), `${parameterPointer(flag)}/example`),
    needs: ['finishedLog'],
    check: async (scene) =>
      checkAccepted(
        scene,
        spellings.map((value) => `${flag}=${value}`),
      ),
    brokenBy: faults('status', {
      [name]: [`${flag}=${refuses} is refused`, asks(query(flag, refuses), withFlag(flag, 'refused'))],
    }),
  })
}

const zero = defineClause({
  id: 'flags/zero',
  title: 'A flag may be 0, just as it may be 1',
  basis: 'expected',
  restsOn: ['body/status'],
  source: cite('/components/schemas/Flag'),
  needs: ['finishedLog'],
  check: async (scene) =>
    checkAccepted(
      scene,
      documentedFlags().map((flag) => `${flag}=0`),
    ),
  brokenBy: faults('status', {
    'refuses-zero': ['A flag of 0 is refused', asks(path(/(?:stream|download|raw)=0/), withFlag('raw', 'refused'))],
  }),
})

export const flagsSpellings = [...documentedFlags().map(define), zero]
