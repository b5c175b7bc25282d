import { checkEveryForm } from '../../checks/check-body.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, operationPointer } from '../../endpoint/operation.ts'
import { editReads } from '../../faults/bytes.ts'
import { faults } from '../../faults/counterexample.ts'

export const bodyWrittenOrder = defineClause({
  id: 'body/written-order',
  title: 'Lines stay as and where they were written, whatever times they begin with',
  level: 'must',
  source: cite(operationPointer(), '/components/schemas/Log'),
  needs: ['writtenLog'],
  async check(scene) {
    const log = await scene.arrange.writtenLog(
      '2017-07-14T06:00:52.000Z begun by one process\n2017-07-14T06:00:49.733Z and by another\n',
      '2017-07-14T08:00:50.123456+02:00 in another zone\n2017-07-14T06:00:50Z without a fraction\n',
      '2017-02-30T25:61:61.000Z never\n1999-12-31T23:59:59.999Z long ago\n2017-07-14T06:00:49.733Z and by another\n',
    )
    return checkEveryForm(scene, log)
  },
  brokenBy: faults('bytes', {
    'sorts-by-time': [
      'Lines are sorted by the times that they begin with',
      editReads((text) => (/^(?:\d{4}-\d\d-\d\dT.*\n)+$/.test(text) ? (text.match(/.*\n/g)?.sort().join('') ?? '') : text)),
    ],
    'times-in-utc': [
      'Times with another zone are rewritten',
      editReads((text) => text.replace(/^\d{4}-\d\d-\d\dT[\d:.]+[+-]\d\d:\d\d/gm, (time) => new Date(time).toISOString())),
    ],
  }),
})
