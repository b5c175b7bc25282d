import { compareBytes } from '../../checks/check-bytes.ts'
import { stripControls, stripEscapes } from '../../checks/strip-escapes.ts'
import { defineClause } from '../../clause/clause.ts'
import { finding } from '../../clause/finding.ts'
import { Blocked } from '../../clause/scene.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { asks, withFlag } from '../../faults/asks.ts'
import { faults } from '../../faults/counterexample.ts'
import { method, not, query } from '../../faults/which.ts'
import { excerpt } from '../../print/excerpt.ts'

export const rawSameLog = defineClause({
  id: 'raw/same-log',
  basis: 'documented',
  restsOn: ['raw/verbatim', 'raw/colours'],
  title: 'The printable log is the verbatim log without its escape sequences',
  source: cite(parameterPointer('raw')),
  needs: ['ansiLog'],
  async check({ arrange, baseline }) {
    const log = await arrange.ansiLog()
    const raw = await baseline(log, { query: 'raw=1' })
    if (!raw.text.includes('\x1b')) throw new Blocked('The verbatim log has no escape sequence: use a log that has some')
    const plain = await baseline(log)
    const left = plain.text.includes('\x1b') ? [finding('escape', 'no escape character', excerpt(plain.body), plain)] : []
    const printable = stripControls(stripEscapes(raw.text))
    return [...left, ...compareBytes(Buffer.from(stripControls(plain.text)), printable, 'the verbatim log, stripped', plain)]
  },
  brokenBy: faults('escape', {
    'raw-by-default': [
      'Without raw the log is verbatim',
      asks([method('GET'), not(query('raw'))], withFlag('raw', '1')),
      { also: { 'raw/colours': 'bytes' } },
    ],
  }),
})
