import { checkBody } from '../../checks/check-body.ts'
import type { Finding } from '../../clause/clause.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import { answers, edit, every, has, off, ok, on, refuse, running } from '../../faults/answers.ts'
import { remembering } from '../../faults/counterexample.ts'
import { keepFirst } from '../../faults/remembered.ts'
import { stripWith } from '../../faults/strip-with.ts'
import { editText, pathOf, readAll, withBody, withBytes, withQuery } from '../../faults/wire.ts'
import { sampleLine, sampleLog } from '../../samples/sample-log.ts'

const [start, rest] = [Buffer.from('ů\n').subarray(0, 1), Buffer.from('ů\n').subarray(1)]

// More than a server reads in one piece.
const many = sampleLog('grows much', 3000)

/** What is written, and the printable log after that; undefined where a line, a sequence or a character is cut. */
const steps: readonly (readonly [append: Uint8Array | string, printable?: string])[] = [
  [sampleLine('grows', 1), sampleLine('grows', 1)],
  [sampleLine('grows', 2), sampleLine('grows', 1) + sampleLine('grows', 2)],
  ['\x1b[3'],
  ['2mgreen\x1b[0m '],
  [start],
  [rest, `${sampleLine('grows', 1)}${sampleLine('grows', 2)}green ů\n`],
  [many, `${sampleLine('grows', 1)}${sampleLine('grows', 2)}green ů\n${many}`],
]

const last = sampleLine('grows', 3)

const bodyGrows = defineClause({
  id: 'body/grows',
  basis: 'documented',
  restsOn: ['stream/absent', 'stream/finished', 'raw/verbatim', 'raw/colours', 'body/characters'],
  title: 'The next read of a running log has what was appended since the last one',
  source: cite(responsePointer(200), parameterPointer('raw')),
  needs: ['steeredLog'],
  async check({ arrange, read }) {
    const log = await arrange.steeredLog()
    const found: Finding[] = []
    let written = Buffer.alloc(0)
    for (const [append, printable] of steps) {
      written = Buffer.concat([written, Buffer.from(append)])
      await log.append(append)
      const [plain, verbatim] = [await read(log), await read(log, { query: 'raw=1' })]
      if (printable === undefined) continue
      found.push(...checkBody(plain, printable, 'the log so far'), ...checkBody(verbatim, written, 'the log so far, verbatim'))
    }
    await log.append(last)
    await log.finish()
    const printable = `${steps.at(-1)?.[1]}${last}`
    // First the requests that were made before: what was cached for them is old.
    const finished = [await read(log), await read(log, { query: 'stream=1' })]
    found.push(...finished.flatMap((exchange) => checkBody(exchange, printable, 'the finished log')))
    const verbatim = Buffer.concat([written, Buffer.from(last)])
    found.push(...checkBody(await read(log, { query: 'raw=1' }), verbatim, 'the finished log, verbatim'))
    return found
  },
  brokenBy: faults('bytes', {
    'decodes-what-is-new': [
      'Each read decodes only what is new since the last one',
      remembering(() => {
        const known = new Map<string, { raw: number; text: string }>()
        return answers([ok, off('stream', 'raw')], async (answer, request, { forward }) => {
          const raw = await readAll((await forward(withQuery(request, 'raw', '1'))).body)
          const before = known.get(pathOf(request))
          const text =
            before === undefined ? (await readAll(answer.body)).toString('utf8') : before.text + stripWith(raw.subarray(before.raw), {})
          if (raw.length > 0) known.set(pathOf(request), { raw: raw.length, text })
          return withBytes(answer, text)
        })
      }),
    ],
    'kept-while-running': [
      'The last answer while the run was running is repeated after it has ended',
      remembering(() => {
        const kept = new Map<string, Buffer>()
        return answers([ok, off('stream')], async (answer, request, { runs }) => {
          const before = kept.get(request.path)
          if (!running(request, answer, runs)) return before === undefined ? answer : withBytes(answer, before)
          const body = await readAll(answer.body)
          kept.set(request.path, body)
          return withBytes(answer, body)
        })
      }),
    ],
    'stale-answer': ['The first answer for a log is cached for good', keepFirst(every, ({ path }) => path)],
    'stale-once-read-twice': [
      'The second of two equal requests gets the answer to the first',
      remembering(() => {
        const kept = new Map<string, string>()
        return answers([ok, off('stream')], (answer, { path }) =>
          editText(answer, (text) => {
            const before = kept.get(path)
            if (before === undefined) kept.set(path, text)
            else kept.delete(path)
            return before ?? text
          }),
        )
      }),
    ],
    'stale-verbatim': ['The first verbatim answer is cached for good', keepFirst(on('raw'), ({ path }) => path)],
  }),
})

const bodyUnfinishedLine = defineClause({
  id: 'body/unfinished-line',
  basis: 'expected',
  restsOn: ['body/grows'],
  title: 'A read of a running log has the beginning of an unfinished line',
  source: cite(responsePointer(200)),
  needs: ['steeredLog'],
  async check({ arrange, read }) {
    const log = await arrange.steeredLog()
    const [begun, rest] = [`${sampleLine('unfinished line', 1)}progress 10 %`, ', 20 %\n']
    await log.append(begun)
    const found: Finding[] = []
    for (const variation of [{}, { query: 'raw=1' }]) found.push(...checkBody(await read(log, variation), begun, 'the log so far'))
    await log.append(rest)
    found.push(...checkBody(await read(log), begun + rest, 'the log so far'))
    await log.finish()
    return found
  },
  brokenBy: faults('bytes', {
    'hides-unfinished-line': [
      'While the run is running, a line without its newline is not in the log',
      answers([ok, running, off('stream')], edit(/(?<![^\n])[^\n]*$/, '')),
    ],
    'waits-for-the-newline': [
      'A read of an unfinished line waits for the end of the run',
      answers([ok, off('stream')], async (answer, request, { forward }) => {
        const body = await readAll(answer.body)
        if (body.at(-1) === 0x0a || body.length === 0) return withBytes(answer, body)
        return withBody(answer, (await forward(withQuery(request, 'stream', '1'))).body)
      }),
      { code: 'body-hangs' },
    ],
  }),
})

const bodyNothingYet = defineClause({
  id: 'body/nothing-yet',
  basis: 'expected',
  restsOn: ['body/empty', 'stream/absent'],
  title: 'A run that has printed nothing yet has an empty log',
  source: cite(responsePointer(200)),
  needs: ['steeredLog'],
  async check({ arrange, read }) {
    const log = await arrange.steeredLog()
    const found: Finding[] = []
    for (const variation of [{}, { query: 'raw=1' }, { query: 'download=1' }])
      found.push(...checkBody(await read(log, variation), '', 'nothing'))
    await log.finish()
    return found
  },
  brokenBy: faults('status', {
    'nothing-yet-not-found': [
      'A run that has printed nothing yet has no log',
      answers([ok, running, has('Content-Length', '0')], refuse(404)),
    ],
  }),
})

export const bodyWhileRunning = [bodyGrows, bodyUnfinishedLine, bodyNothingYet]
