import { compareBytes } from '../../checks/check-bytes.ts'
import { printableCore, stripEscapes } from '../../checks/strip-escapes.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { Blocked } from '../../clause/scene.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { method, not, query } from '../../faults/answers.ts'
import { asks, withFlag } from '../../faults/asks.ts'
import { excerpt } from '../../print/excerpt.ts'

export const rawSameLog = defineClause({
  id: 'raw/same-log',
  basis: 'documented',
  restsOn: ['raw/verbatim', 'raw/colours', 'raw/cursor', 'raw/titles', 'raw/strings'],
  title: 'The printable log is the verbatim log without its escape sequences',
  source: cite(parameterPointer('raw')),
  needs: ['ansiLog'],
  async check({ arrange, baseline }) {
    const log = await arrange.ansiLog()
    const raw = await baseline(log, { query: 'raw=1' })
    if (!raw.text.includes('\x1b')) throw new Blocked('The verbatim log has no escape sequence: use a log that has some')
    const plain = await baseline(log)
    if (plain.text.includes('\x1b')) return [finding('escape', 'no escape character', excerpt(plain.body), plain)]
    // How a line with other sequences is to be read, nobody has said.
    const known = stripEscapes(raw.text).split('\n')
    const seen = plain.text.split('\n')
    const coreOf = (lines: readonly string[]): Buffer =>
      Buffer.from(printableCore(lines.filter((_, index) => !/[\x1b\x80-\x9f]/.test(known[index] ?? '')).join('\n')))
    return compareBytes(coreOf(seen), coreOf(known), 'the verbatim log, stripped', plain)
  },
  brokenBy: faults('escape', {
    'raw-by-default': [
      'Without raw the log is verbatim',
      asks([method('GET'), not(query('raw'))], withFlag('raw', '1')),
      { also: { 'raw/colours': 'bytes' } },
    ],
  }),
})
