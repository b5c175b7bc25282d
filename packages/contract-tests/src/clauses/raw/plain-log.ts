import { compareBytes } from '../../checks/check-bytes.ts'
import { printableCore } from '../../checks/strip-escapes.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { Inapplicable } from '../../clause/scene.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, edit, off, ok, on } from '../../faults/answers.ts'

export const rawPlainLog = defineClause({
  id: 'raw/plain-log',
  basis: 'documented',
  restsOn: ['raw/verbatim', 'body/as-written'],
  title: 'A log without escape sequences is the same either way',
  source: cite(parameterPointer('raw')),
  needs: ['finishedLog'],
  async check({ arrange, baseline }) {
    const log = await arrange.finishedLog()
    const plain = await baseline(log)
    const raw = await baseline(log, { query: 'raw=1' })
    const written = Buffer.from(log.written ?? raw.body).toString('utf8')
    if (written !== printableCore(written)) throw new Inapplicable('The finished log has characters that may not be printable')
    return compareBytes(raw.body, plain.body, 'the log without raw', raw)
  },
  brokenBy: faults('bytes', {
    'raw-carriage-returns': [
      'The verbatim log has CR LF',
      answers([ok, off('stream'), on('raw')], edit(/\n/g, '\r\n')),
      { also: { 'raw/any-bytes': 'bytes' } },
    ],
  }),
})
