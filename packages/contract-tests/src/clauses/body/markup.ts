import { checkBytes } from '../../checks/check-bytes.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, operationPointer } from '../../endpoint/operation.ts'
import { editReads } from '../../faults/bytes.ts'
import { faults } from '../../faults/counterexample.ts'

export const bodyMarkup = defineClause({
  id: 'body/markup',
  title: 'Text that looks like markup, a template or a URL stays as it was written',
  level: 'must',
  source: cite(operationPointer()),
  needs: ['writtenLog'],
  async check({ arrange, baseline }) {
    const log = await arrange.writtenLog('<script>alert(1)</script> &amp; "quoted" \\n %20 %s $x {{y}} \'z\'\n', '{"json": [1, 2]}\n')
    return checkBytes(await baseline(log), log.written, 'the log with its markup')
  },
  brokenBy: faults('bytes', {
    'escapes-markup': ['Markup in a log is escaped', editReads(/</g, '&lt;')],
  }),
})
