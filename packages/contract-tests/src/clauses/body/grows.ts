import { checkBody } from '../../checks/check-body.ts'
import { sampleLine } from '../../checks/sample-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer, responsePointer } from '../../spec/operation.ts'

const [start, rest] = [Buffer.from('ů\n').subarray(0, 1), Buffer.from('ů\n').subarray(1)]

/** What is written, and the printable log after that; none where a sequence or a character is cut. */
const steps: readonly (readonly [append: Uint8Array | string, printable?: string])[] = [
  [sampleLine('grows', 1), sampleLine('grows', 1)],
  [sampleLine('grows', 2), sampleLine('grows', 1) + sampleLine('grows', 2)],
  ['\x1b[3'],
  ['2mgreen\x1b[0m ', `${sampleLine('grows', 1)}${sampleLine('grows', 2)}green `],
  [start],
  [rest, `${sampleLine('grows', 1)}${sampleLine('grows', 2)}green ů\n`],
]

const last = sampleLine('grows', 3)

export const bodyGrows: Clause = defineClause({
  id: 'body/grows',
  title: 'What is appended to a log that was already read is in the next read',
  level: 'must',
  source: [...cite(responsePointer(200)), ...cite(parameterPointer('raw'))],
  needs: ['steered-log'],
  async check({ arrange, read }) {
    const log = await arrange.steeredLog()
    const found: Finding[] = []
    let written = Buffer.alloc(0)
    for (const [append, printable] of steps) {
      written = Buffer.concat([written, Buffer.from(append)])
      await log.append(append)
      const plain = await read(log)
      if (printable !== undefined) found.push(...checkBody(plain, printable, 'the log so far'))
      found.push(...checkBody(await read(log, { query: 'raw=1' }), written, 'the log so far, verbatim'))
    }
    await log.append(last)
    await log.finish()
    const printable = `${steps.at(-1)?.[1]}${last}`
    // First those that were asked for before: what was kept for them is old.
    for (const query of [undefined, 'raw=0', 'stream=0', 'stream=1'])
      found.push(...checkBody(await read(log, query === undefined ? {} : { query }), printable, 'the finished log'))
    const verbatim = Buffer.concat([written, Buffer.from(last)])
    found.push(...checkBody(await read(log, { query: 'raw=1' }), verbatim, 'the finished log, verbatim'))
    return found
  },
})
