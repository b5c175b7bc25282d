import { checkAnswer, checkBytes, checkSame } from '../../checks/check-body.ts'
import { checkAttachment, checkNoAttachment } from '../../checks/check-disposition.ts'
import { deliverLines } from '../../checks/deliver-lines.ts'
import { browserHeaders, largeLogLimits } from '../../checks/requests.ts'
import { defineClause, faults, stopAt } from '../../clause/clause.ts'
import { cite, headerPointer, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import { after } from '../../faults/after.ts'
import { answers, drop, edit, every, has, header, off, ok, on, pipe, refused, running, setHeader } from '../../faults/answers.ts'
import { asks, withFlag, withoutFlag } from '../../faults/asks.ts'
import { joinPieces } from '../../faults/bytes.ts'
import { sampleLog } from '../../samples/sample-log.ts'

const downloadSameBytes = defineClause({
  id: 'download/same-bytes',
  basis: 'documented',
  restsOn: ['download/one', 'body/stable', 'body/length'],
  title: 'A download has the bytes of the log',
  source: cite(parameterPointer('download')),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const plain = await baseline(log)
    const exchanges = [await read(log, { query: 'download=1' }), await read(log, { query: 'download=true' })]
    return exchanges.flatMap((exchange) => checkSame(exchange, plain, 'the log without download'))
  },
  brokenBy: faults('bytes', {
    'download-adds-mark': [
      'A download begins with a byte-order mark',
      answers([ok, on('download'), off('stream')], edit(/^/, '\xef\xbb\xbf')),
    ],
  }),
})

const downloadEachRequest = defineClause({
  id: 'download/each-request',
  basis: 'documented',
  restsOn: ['download/one', 'download/absent', 'stream/finished'],
  title: 'Whether a log is an attachment is decided by each request, not by the one before',
  source: cite(parameterPointer('download')),
  needs: ['finishedLog', 'conditionalHeaders'],
  async check({ arrange, baseline }) {
    const log = await arrange.finishedLog()
    return [
      ...checkNoAttachment(await baseline(log)),
      ...checkAttachment(await baseline(log, { query: 'download=1' })),
      ...checkNoAttachment(await baseline(log)),
      ...checkAttachment(await baseline(log, { query: 'download=true&stream=1' })),
      ...checkNoAttachment(await baseline(log, { query: 'stream=1' })),
    ]
  },
  brokenBy: faults('attachment', {
    'download-sticks': [
      'A log that was downloaded once is an attachment from then on',
      after(on('download'), asks(every, withFlag('download', '1'))),
    ],
  }),
})

const downloadEmpty = defineClause({
  id: 'download/empty',
  basis: 'documented',
  restsOn: ['download/one', 'body/empty', 'stream/finished'],
  title: 'An empty log is downloaded as an empty file',
  source: cite(parameterPointer('download')),
  needs: ['emptyLog'],
  async check({ arrange, read }) {
    const log = await arrange.emptyLog()
    const exchanges = [await read(log, { query: 'download=1' }), await read(log, { query: 'stream=1&download=true' })]
    return exchanges.flatMap((exchange) => {
      const answer = checkAnswer(exchange, 200)
      return answer.length > 0 ? answer : [...checkAttachment(exchange), ...checkBytes(exchange, '', 'an empty file')]
    })
  },
  brokenBy: faults('no-disposition', {
    'empty-not-attached': ['An empty log is not an attachment', answers(has('Content-Length', '0'), drop('Content-Disposition'))],
  }),
})

const downloadErrors = defineClause({
  id: 'download/errors',
  basis: 'expected',
  restsOn: ['download/one', 'download/absent', 'errors/not-found'],
  title: 'An error is shown, not saved as if it were the log',
  source: cite(parameterPointer('download'), headerPointer(200, 'Content-Disposition'), responsePointer(404)),
  needs: ['unknownLog', 'conditionalHeaders'],
  async check({ arrange, read }) {
    const log = await arrange.unknownLog()
    const [missing, malformed] = [await read(log, { query: 'download=1' }), await read(log, { query: 'download=1&raw=banana' })]
    return [...checkAnswer(missing, 404), ...checkNoAttachment(missing), ...checkNoAttachment(malformed)]
  },
  brokenBy: faults('attachment', {
    'errors-attached': [
      'An error is saved as a file',
      answers([refused, on('download')], setHeader('Content-Disposition', 'attachment; filename="log.log"')),
    ],
  }),
})

const downloadRaw = defineClause({
  id: 'download/raw',
  basis: 'documented',
  restsOn: ['download/same-bytes', 'raw/verbatim', 'raw/colours'],
  title: 'A download with raw is the verbatim log as an attachment',
  source: cite(parameterPointer('download'), parameterPointer('raw')),
  needs: ['ansiLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.ansiLog()
    const raw = await baseline(log, { query: 'raw=1' })
    const plain = await baseline(log)
    const both = await read(log, { query: 'download=1&raw=1' })
    const printable = await read(log, { query: 'download=true' })
    return [
      ...checkSame(both, raw, 'the verbatim log'),
      ...checkAttachment(both),
      ...checkSame(printable, plain, 'the printable log'),
      ...checkAttachment(printable),
    ]
  },
  brokenBy: faults('bytes', {
    'download-ignores-raw': ['A download with raw is stripped', asks(on('download'), withoutFlag('raw'))],
  }),
})

const downloadForBrowsers = defineClause({
  id: 'download/for-browsers',
  basis: 'documented',
  restsOn: ['download/same-bytes', 'body/coding-asked'],
  title: 'A browser gets the log as an attachment too, whether it accepts codings or not',
  source: cite(parameterPointer('download')),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const plain = await baseline(log)
    const exchange = await read(log, { query: 'download=1', headers: browserHeaders })
    const coded = await read(log, {
      query: 'download=true',
      headers: { ...browserHeaders, 'Accept-Encoding': 'gzip, deflate, br' },
    })
    return [...checkSame(exchange, plain, 'the log'), ...checkAttachment(exchange), ...checkAnswer(coded, 200), ...checkAttachment(coded)]
  },
  brokenBy: faults('no-disposition', {
    'gzip-not-attached': [
      'A reader that accepts gzip gets no attachment',
      answers(header('Accept-Encoding', /gzip/), drop('Content-Disposition')),
    ],
    'shown-to-browsers': [
      'Browsers show a log whatever download says',
      answers(header('Accept', /^text\/html/), drop('Content-Disposition')),
    ],
  }),
})

const downloadRunning = defineClause({
  id: 'download/running',
  basis: 'documented',
  restsOn: ['download/one', 'stream/absent'],
  title: 'While the run is running, a download is a file of what there is, at once',
  source: cite(parameterPointer('download')),
  needs: ['steeredLog'],
  async check({ arrange, read }) {
    const log = await arrange.steeredLog()
    await log.append(sampleLog('so far'))
    const exchange = await read(log, { query: 'download=1' })
    await log.finish()
    stopAt(checkAnswer(exchange, 200))
    return [...checkAttachment(exchange), ...checkBytes(exchange, sampleLog('so far'), 'the log so far')]
  },
  brokenBy: faults('body-hangs', {
    'download-waits': ['A download of a running log arrives only when the run has ended', asks(on('download'), withFlag('stream', '1'))],
    'running-not-attached': [
      'While the run is running, its log is not an attachment',
      answers([running, off('stream')], drop('Content-Disposition')),
      { code: 'no-disposition' },
    ],
  }),
})

const downloadStream = defineClause({
  id: 'download/stream',
  basis: 'documented',
  restsOn: ['download/one', 'stream/delivers-one', 'body/as-written'],
  title: 'A download with stream is an attachment that grows with the run',
  source: cite(parameterPointer('download'), parameterPointer('stream')),
  needs: ['growingLog'],
  async check(scene) {
    const log = await scene.arrange.growingLog()
    const reading = scene.open(log, { query: 'stream=1&download=1' })
    await deliverLines(scene, log, [reading], 'download')
    await log.finish?.()
    const exchange = await reading.whole()
    stopAt(checkAnswer(exchange, 200))
    return [...checkAttachment(exchange), ...checkBytes(exchange, (await scene.baseline(log)).body, 'the finished log')]
  },
  brokenBy: faults('not-delivered', {
    'download-buffers': ['A download with stream arrives only when it is over', answers([ok, on('download')], pipe(joinPieces))],
  }),
})

const downloadLarge = defineClause({
  id: 'download/large',
  basis: 'documented',
  restsOn: ['download/one', 'download/absent', 'body/large'],
  title: 'A log of several megabytes is downloaded as a file, and whole',
  source: cite(parameterPointer('download')),
  needs: ['largeLog'],
  async check({ arrange, read }) {
    const log = await arrange.largeLog()
    const exchange = await read(log, { query: 'download=1', ...largeLogLimits })
    stopAt(checkAnswer(exchange, 200))
    const whole = log.written ?? (await read(log, largeLogLimits)).body
    // Without the flag it is shown, however large: the head says so.
    const shown = await read(log, { maxBytes: 1 })
    return [...checkAttachment(exchange), ...checkNoAttachment(shown), ...checkBytes(exchange, whole, 'the whole log')]
  },
  brokenBy: faults('bytes', {
    'download-cut': [
      'A download ends after a megabyte',
      answers(
        [ok, on('download'), off('stream')],
        edit((text) => text.slice(0, 1024 * 1024)),
      ),
    ],
    'large-attached': [
      'A log of more than a megabyte is always an attachment',
      answers(has('Content-Length', /^\d{7}/), setHeader('Content-Disposition', 'attachment; filename="log.txt"')),
      { code: 'attachment' },
    ],
    'large-not-attached': [
      'A log of more than a megabyte is not an attachment',
      answers(has('Content-Length', /^\d{7}/), drop('Content-Disposition')),
      { code: 'no-disposition' },
    ],
  }),
})

export const downloadAttached = [
  downloadSameBytes,
  downloadEachRequest,
  downloadEmpty,
  downloadErrors,
  downloadRaw,
  downloadForBrowsers,
  downloadRunning,
  downloadStream,
  downloadLarge,
]
