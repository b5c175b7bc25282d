import { checkUtf8 } from '../../checks/check-bytes.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../endpoint/operation.ts'
import { editPrintable } from '../../faults/bytes.ts'
import { faults } from '../../faults/counterexample.ts'

export const bodyUtf8 = defineClause({
  id: 'body/utf8',
  basis: 'expected',
  restsOn: ['body/as-written'],
  title: 'A log is valid UTF-8',
  source: cite('/components/schemas/Log'),
  needs: ['finishedLog'],
  async check({ arrange, baseline }) {
    return checkUtf8(await baseline(await arrange.finishedLog()))
  },
  brokenBy: faults('invalid-utf8', {
    'latin1-body': [
      'Logs are encoded in ISO 8859-1',
      editPrintable((text) => Buffer.from(text, 'latin1')),
      { also: { 'body/characters': 'bytes' } },
    ],
  }),
})
