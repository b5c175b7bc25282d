import { nameEach, nameMeanings } from '../../checks/observe.ts'
import { defineQuestion } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { sampleLine } from '../../samples/sample-log.ts'

const others = ['banana', '2', 'TRUE', 'yes', 'on', '01', 'null', '%201']

const rows = [
  {
    id: 'flags/raw-other-values',
    title: 'What an undocumented value of raw means',
    flag: 'raw',
    queries: others.map((value) => `raw=${value}`),
  },
  {
    id: 'flags/download-other-values',
    title: 'What an undocumented value of download means',
    flag: 'download',
    queries: others.map((value) => `download=${value}`),
  },
  { id: 'flags/empty-value', title: 'What a flag without a value means', flag: 'raw', queries: ['raw=', 'raw'] },
  {
    id: 'flags/repeated',
    title: 'What a flag means that is given twice, with equal or opposite values',
    flag: 'raw',
    queries: ['raw=1&raw=true', 'raw=1&raw=0', 'raw=0&raw=1'],
  },
  { id: 'flags/array', title: 'What raw[] means', flag: 'raw', queries: ['raw[]=1', 'raw%5B%5D=1'] },
  {
    id: 'flags/other-names',
    title: 'What a parameter means whose name only resembles a flag',
    flag: 'raw',
    queries: ['RAW=1', 'Raw=1', '%20raw=1', 'raw%20=1', 'xraw=1', 'rawx=1', '%EF%BD%92aw=1'],
  },
] as const

export const flagsOpen = [
  ...rows.map(({ id, title, flag, queries }) =>
    defineQuestion({
      id,
      title,
      source: cite(parameterPointer(flag), '/components/schemas/Flag'),
      restsOn: [`flags/${flag}`],
      needs: flag === 'raw' ? ['ansiLog'] : ['ansiLog', 'conditionalHeaders'],
      observe: async (scene) => nameMeanings(scene, await scene.arrange.ansiLog(), flag, queries),
    }),
  ),
  defineQuestion({
    id: 'flags/stream-other-values',
    title: 'What an undocumented value of stream means',
    source: cite(parameterPointer('stream')),
    restsOn: ['flags/stream'],
    needs: ['steeredLog'],
    async observe({ arrange, open, patienceMs }) {
      const seen: [string, string][] = []
      for (const value of others.slice(0, 3)) {
        const log = await arrange.steeredLog()
        await log.append(sampleLine('before', 1))
        const reading = open(log, { query: `stream=${value}` })
        await reading.until(({ received, ended }) => received > 0 || ended, patienceMs)
        // What is written after the answer has begun reaches only followers.
        const before = reading.received
        await log.append(sampleLine('after', 1))
        await reading.until(({ received, ended }) => received > before || ended, patienceMs)
        const { status, received } = reading
        seen.push([value, status >= 400 ? `refused (${status})` : received > before ? 'on' : 'off'])
        await log.finish()
      }
      return nameEach(seen)
    },
  }),
]
