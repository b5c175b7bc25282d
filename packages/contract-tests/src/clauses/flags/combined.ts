import { checkAnswer, checkSame } from '../../checks/check-body.ts'
import { checkAttachment, checkNoAttachment } from '../../checks/check-disposition.ts'
import { combineFlags } from '../../checks/requests.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, drop, ok, on, query, setHeader } from '../../faults/answers.ts'
import { asks, withFlag } from '../../faults/asks.ts'

const flagsTogether = defineClause({
  id: 'flags/together',
  basis: 'documented',
  restsOn: ['flags/stream', 'flags/download', 'flags/raw', 'stream/finished', 'download/one', 'download/true'],
  title: 'Flags combine, each on or off',
  source: cite(parameterPointer('stream'), parameterPointer('download'), parameterPointer('raw')),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    await baseline(log)
    const found = []
    for (const query of ['stream=1&download=1&raw=1', 'raw=true&stream=true&download=true', 'download=false&raw=1&stream=false']) {
      const exchange = await read(log, { query })
      found.push(...checkAnswer(exchange, 200))
      if (/download=(?:1|true)/.test(query)) found.push(...checkAttachment(exchange))
    }
    return found
  },
  brokenBy: faults('status', {
    'all-flags-refused': ['All three flags at once are refused', asks(on('stream', 'raw', 'download'), withFlag('raw', 'refused'))],
    'together-not-attached': [
      'With all three flags the log is not an attachment',
      answers(on('stream', 'raw'), drop('Content-Disposition')),
      { code: 'no-disposition' },
    ],
  }),
})

const spellings = [['true', 'false'], ['1']] as const

const flagsEveryCombination = defineClause({
  id: 'flags/every-combination',
  basis: 'documented',
  restsOn: [
    'flags/together',
    'stream/finished',
    'raw/colours',
    'raw/verbatim',
    'raw/false',
    'download/one',
    'download/true',
    'download/false',
    'download/absent',
  ],
  title: 'Each flag, absent, off or on, means the same in every combination with the others',
  source: cite(parameterPointer('stream'), parameterPointer('download'), parameterPointer('raw')),
  needs: ['ansiLog', 'conditionalHeaders'],
  async check({ arrange, baseline, read }) {
    const found = spellings.map(async (values) => {
      const log = await arrange.ansiLog()
      const [plain, verbatim] = [await baseline(log), await baseline(log, { query: 'raw=1' })]
      const checked = combineFlags(...values).map(async ({ query, on }) => {
        const exchange = await read(log, { query })
        const [expected, what] = on.has('raw') ? [verbatim, 'the verbatim log'] : [plain, 'the printable log']
        return [
          ...checkSame(exchange, expected, `${what} (${query})`),
          ...(on.has('download') ? checkAttachment(exchange) : checkNoAttachment(exchange)),
        ]
      })
      return (await Promise.all(checked)).flat()
    })
    return (await Promise.all(found)).flat()
  },
  brokenBy: faults('no-disposition', {
    'all-flags-not-attached': [
      'With all three flags on, the log is not an attachment',
      answers(on('stream', 'download', 'raw'), drop('Content-Disposition')),
    ],
    'false-attaches-raw': [
      'A verbatim log is attached for download=false',
      answers([ok, query('download', 'false'), on('raw')], setHeader('Content-Disposition', 'attachment; filename="log.txt"')),
      { code: 'attachment' },
    ],
    'stream-and-raw-fail': ['stream and raw together lose raw', asks(on('stream', 'raw'), withFlag('raw', '0')), { code: 'bytes' }],
  }),
})

export const flagsCombined = [flagsTogether, flagsEveryCombination]
