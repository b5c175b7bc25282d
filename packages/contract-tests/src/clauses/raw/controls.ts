import { checkBody } from '../../checks/check-body.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

/** Every control character but newline and tab, and those that begin a sequence. */
const controls = Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code)).filter((character) =>
  /[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x8f\x91-\x97\x99\x9a\x9c]/.test(character),
)

export const rawControls: Clause = defineClause({
  id: 'raw/controls',
  title: 'No control character but newline and tab is a printable character, white space or not',
  level: 'should',
  source: cite(parameterPointer('raw')),
  needs: ['written-log'],
  async check({ arrange, read }) {
    const lines = controls.map((control) => `a${control}b\n`)
    const log = await arrange.writtenLog('one line\r\nprogress\rdone\r\n', lines.join(''))
    const printable = `one line\nprogressdone\n${'ab\n'.repeat(controls.length)}`
    return [
      ...checkBody(await read(log), printable, 'the printable characters'),
      ...checkBody(await read(log, { query: 'stream=1' }), printable, 'the printable characters, streamed'),
    ]
  },
})
