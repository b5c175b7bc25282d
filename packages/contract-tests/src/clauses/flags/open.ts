import { nameEach, nameMeanings } from '../../checks/observe.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineQuestion } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'

const others = ['banana', '2', 'TRUE', 'yes', 'on', '01', 'null', '%201']

const rows = [
  {
    id: 'flags/raw-other-values',
    title: 'What a value of raw means that is not documented',
    flag: 'raw',
    queries: others.map((value) => `raw=${value}`),
  },
  {
    id: 'flags/download-other-values',
    title: 'What a value of download means that is not documented',
    flag: 'download',
    queries: others.map((value) => `download=${value}`),
  },
  { id: 'flags/empty-value', title: 'What a flag without a value means', flag: 'raw', queries: ['raw=', 'raw'] },
  {
    id: 'flags/repeated',
    title: 'What a flag means that is given twice, on and off',
    flag: 'raw',
    queries: ['raw=1&raw=0', 'raw=0&raw=1'],
  },
  { id: 'flags/array', title: 'What raw[] means', flag: 'raw', queries: ['raw[]=1', 'raw%5B%5D=1'] },
] as const

/** What the page leaves open of the flags. */
export const flagsOpen: readonly Clause[] = [
  ...rows.map(({ id, title, flag, queries }) =>
    defineQuestion({
      id,
      title,
      source: cite(parameterPointer(flag), '/components/schemas/Flag'),
      needs: flag === 'raw' ? ['ansiLog'] : ['ansiLog', 'conditionalHeaders'],
      observe: async (scene) => nameMeanings(scene, await scene.arrange.ansiLog(), flag, queries),
    }),
  ),
  defineQuestion({
    id: 'flags/stream-other-values',
    title: 'What a value of stream means that is not documented',
    source: cite(parameterPointer('stream')),
    needs: ['growingLog'],
    async observe({ arrange, open, patienceMs }) {
      const log = await arrange.growingLog()
      await log.append?.('2030-01-01T00:00:00.000Z A line.\n')
      const seen: [string, string][] = []
      for (const value of others.slice(0, 3)) {
        const reading = open(log, { query: `stream=${value}` })
        // An answer that ends while its run goes on is none that streams.
        await reading.until(({ ended }) => ended, Math.min(patienceMs, 1000))
        const { status, ended } = reading
        seen.push([value, status >= 400 ? `refused (${status})` : ended ? 'off' : 'on'])
        await reading.abort()
      }
      await log.finish?.()
      return nameEach(seen)
    },
  }),
]
