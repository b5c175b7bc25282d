import { checkBody } from '../../checks/check-body.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

/** Every control character that is no white space and begins no sequence. */
const controls = Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code)).filter((character) =>
  /[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x8d\x91-\x97\x99\x9c]/.test(character),
)

export const rawUnprintable: Clause = defineClause({
  id: 'raw/unprintable',
  title: 'Control characters that are no white space are removed, and nothing else with them',
  level: 'must',
  source: cite(parameterPointer('raw')),
  needs: ['written-log'],
  async check({ arrange, read }) {
    const log = await arrange.writtenLog(controls.map((control) => `a${control}b\n`).join(''))
    const printable = 'ab\n'.repeat(controls.length)
    const [plain, streamed] = await Promise.all([read(log), read(log, { query: 'stream=1' })])
    return [
      ...checkBody(plain, printable, 'the printable characters'),
      ...checkBody(streamed, printable, 'the printable characters, streamed'),
    ]
  },
})
