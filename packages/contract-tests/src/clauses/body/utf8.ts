import { checkUtf8 } from '../../checks/check-bytes.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../endpoint/operation.ts'
import { faulty } from '../../faults/counterexample.ts'
import { isOn, readAll, withBytes } from '../../faults/wire.ts'

export const bodyUtf8 = defineClause({
  id: 'body/utf8',
  title: 'A log is valid UTF-8',
  level: 'must',
  source: cite('/components/schemas/Log'),
  needs: ['finishedLog'],
  async check({ arrange, baseline }) {
    return checkUtf8(await baseline(await arrange.finishedLog()))
  },
  brokenBy: [
    faulty(
      'latin1-body',
      'Logs are encoded in ISO 8859-1',
      'invalid-utf8',
      () => async (request, forward) => {
        const answer = await forward(request)
        return answer.status === 200 && !isOn(request, 'stream')
          ? withBytes(answer, Buffer.from((await readAll(answer.body)).toString('utf8'), 'latin1'))
          : answer
      },
      [['body/characters', 'bytes']],
    ),
  ],
})
