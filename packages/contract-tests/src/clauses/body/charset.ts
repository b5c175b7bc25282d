import { checkCharset } from '../../checks/check-media-type.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../endpoint/operation.ts'
import { answers, setHeader } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { ok } from '../../faults/which.ts'

export const bodyCharset = defineClause({
  id: 'body/charset',
  basis: 'expected',
  restsOn: ['body/status'],
  title: 'A log names no charset, or UTF-8',
  source: cite('/components/schemas/Log', [
    'RFC 2046, section 4.1.2',
    'The charset parameter of text says which character set the body is in.',
  ]),
  needs: ['finishedLog'],
  async check({ arrange, baseline }) {
    return checkCharset(await baseline(await arrange.finishedLog()))
  },
  brokenBy: faults('charset', {
    'latin1-charset': ['The charset says ISO 8859-1', answers(ok, setHeader('Content-Type', 'text/plain; charset=iso-8859-1'))],
  }),
})
