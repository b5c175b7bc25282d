import { checkSame } from '../../checks/check-same.ts'
import { stripControls } from '../../checks/strip-escapes.ts'
import { defineClause } from '../../clause/clause.ts'
import { Blocked } from '../../clause/scene.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, edit } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { off, ok, on } from '../../faults/which.ts'

export const rawPlainLog = defineClause({
  id: 'raw/plain-log',
  basis: 'documented',
  restsOn: ['body/status', 'raw/verbatim', 'body/as-written'],
  title: 'A log without escape sequences is the same either way',
  source: cite(parameterPointer('raw')),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const plain = await baseline(log)
    const raw = await read(log, { query: 'raw=1' })
    const plainText = log.written === undefined && raw.text === stripControls(raw.text)
    if (log.written === undefined && !plainText) throw new Blocked('The finished log has control characters: use one of plain text')
    return checkSame(raw, plain, 'the log without raw')
  },
  brokenBy: faults('bytes', {
    'raw-carriage-returns': [
      'The verbatim log has CR LF',
      answers([ok, off('stream'), on('raw')], edit(/\n/g, '\r\n')),
      { also: { 'raw/any-bytes': 'bytes' } },
    ],
  }),
})
