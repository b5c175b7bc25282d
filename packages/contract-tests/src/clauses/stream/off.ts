import { checkNotHeld } from '../../checks/check-not-held.ts'
import type { Promised } from '../../clause/clause.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import { method, not, query } from '../../faults/answers.ts'
import { asks, withFlag } from '../../faults/asks.ts'

interface Row extends Pick<Promised, 'id' | 'brokenBy' | 'basis' | 'restsOn'> {
  readonly query: string
}

const rows: readonly Row[] = [
  {
    id: 'stream/absent',
    basis: 'documented',
    restsOn: ['body/as-written'],
    query: '',
    brokenBy: faults('body-hangs', {
      'always-streams': [
        'A plain read is held open until the run ends',
        asks([method('GET'), not(query('stream'))], withFlag('stream', '1')),
      ],
    }),
  },
  {
    id: 'stream/false',
    basis: 'documented',
    restsOn: ['stream/absent', 'flags/stream'],
    query: 'stream=false',
    brokenBy: faults('body-hangs', {
      'streams-for-false': ['stream=false streams', asks(query('stream', 'false'), withFlag('stream', '1'))],
    }),
  },
  {
    id: 'stream/zero',
    basis: 'expected',
    restsOn: ['stream/false', 'flags/zero'],
    query: 'stream=0',
    brokenBy: faults('body-hangs', {
      'streams-for-zero': ['stream=0 streams', asks(query('stream', '0'), withFlag('stream', '1'))],
    }),
  },
]

export const streamOff = rows.map(({ id, basis, restsOn, query, brokenBy }) =>
  defineClause({
    id,
    title: `${query === '' ? 'Without stream' : `With ${query}`} a running log is answered at once with what there is, and ends`,
    basis,
    restsOn,
    source: cite(parameterPointer('stream'), responsePointer(200)),
    needs: ['growingLog'],
    check: async (scene) => checkNotHeld(scene, await scene.arrange.growingLog(), query),
    brokenBy,
  }),
)
