import { checkEveryForm } from '../../checks/check-body.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, operationPointer } from '../../endpoint/operation.ts'
import { editPieces, editReads } from '../../faults/bytes.ts'
import { faults } from '../../faults/counterexample.ts'
import { sampleLine } from '../../samples/sample-log.ts'

function keepFirst(): (piece: Buffer) => string {
  let before = ''
  return (piece) => {
    const lines = piece.toString('latin1').match(/[^\n]*\n|[^\n]+/g) ?? []
    const kept = lines.filter((line) => {
      const equal = line === before
      before = line
      return !equal || line === '\n'
    })
    return kept.join('')
  }
}

export const bodyEqualLines = defineClause({
  id: 'body/equal-lines',
  title: 'A line that is written several times is there as often',
  level: 'must',
  source: cite(operationPointer()),
  needs: ['writtenLog'],
  async check(scene) {
    const equal = sampleLine('equal', 1)
    const log = await scene.arrange.writtenLog(equal, equal, `${equal}${equal}`, 'ok\nok\nok\n', sampleLine('equal', 2), equal)
    return checkEveryForm(scene, log)
  },
  brokenBy: faults('bytes', {
    'joins-equal-lines': ['Of equal lines that follow each other one is left', editReads(/^(.+\n)\1+/gm, '$1')],
    'stream-joins-equal-lines': ['Of equal lines that follow each other one is streamed', editPieces(keepFirst())],
  }),
})
