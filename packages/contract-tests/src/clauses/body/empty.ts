import { checkBody } from '../../checks/check-body.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, operationPointer, responsePointer } from '../../endpoint/operation.ts'
import { answers, has, ok, refuse } from '../../faults/answers.ts'

export const bodyEmpty = defineClause({
  id: 'body/empty',
  basis: 'documented',
  restsOn: ['body/own-log'],
  title: 'A log without a line is an empty 200, not a 404',
  source: cite(operationPointer(), responsePointer(200)),
  needs: ['emptyLog'],
  async check({ arrange, read }) {
    const exchange = await read(await arrange.emptyLog())
    return checkBody(exchange, '', 'nothing')
  },
  brokenBy: faults('status', {
    'empty-not-found': [
      'An empty log is a 404',
      answers([ok, has('Content-Length', '0')], refuse(404)),
      { also: { 'raw/only-escapes': 'status' } },
    ],
  }),
})
