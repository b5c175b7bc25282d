import { checkBody } from '../../checks/check-body.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { editPieces } from '../../faults/bytes.ts'
import { faults } from '../../faults/counterexample.ts'

export const streamManyWrites = defineClause({
  id: 'stream/many-writes',
  title: 'A stream goes on however often the run writes',
  level: 'must',
  source: cite(parameterPointer('stream')),
  needs: ['steeredLog'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const reading = scene.open(log, { query: 'stream=1' })
    const steps = Array.from({ length: 70 }, (_, index) => ({ append: `${index + 1}\n`.padStart(4, '.') }))
    const lost = await deliverSteps(scene, log, [reading], steps)
    await log.finish()
    if (lost.length > 0) return lost
    return checkBody(await reading.whole(), steps.map(({ append }) => append).join(''), 'the log as it was written')
  },
  brokenBy: faults('not-delivered', {
    'stream-stops-after-64-writes': [
      'A stream forgets what comes after 64 writes',
      editPieces((piece, index) => (index < 64 ? piece : '')),
    ],
  }),
})
