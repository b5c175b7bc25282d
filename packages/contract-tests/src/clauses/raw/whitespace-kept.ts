import { checkStripped } from '../../checks/check-stripped.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { stripWith } from '../../faults/strip-with.ts'
import { isOn, readAll, withBytes, withQuery } from '../../faults/wire.ts'
import { cite, parameterPointer } from '../../spec/operation.ts'

export const rawWhitespaceKept: Clause = defineClause({
  id: 'raw/whitespace-kept',
  title: 'Newlines and tabs around escape sequences are kept',
  level: 'must',
  source: cite(parameterPointer('raw')),
  needs: ['writtenLog'],
  async check(scene) {
    const log = await scene.arrange.writtenLog('\x1b[31m\n\t\x1b[0m\tend\x1b[K\n\n\x1b[0m\n')
    return checkStripped(scene, log, '\n\t\tend\n\n\n')
  },
  brokenBy: [
    {
      name: 'strips-tabs',
      title: 'Tabs are stripped',
      code: 'bytes',
      also: [['body/blank-lines', 'bytes']],
      fault: () => async (request, forward) => {
        if (request.method !== 'GET' || isOn(request, 'raw')) return forward(request)
        const checked = await forward(request)
        if (checked.status !== 200 || isOn(request, 'stream')) return checked
        const answer = await forward(withQuery(request, 'raw', '1'))
        return withBytes(
          answer,
          stripWith(
            await readAll(answer.body),
            /\u001b\[[0-?]*[ -/]*[@-~]|\u009b[0-?]*[ -/]*[@-~]/g,
            /(?:\u001b\]|\u009d)[^\u0007\u001b\u009c\n]*(?:\u0007|\u001b\\|\u009c)/g,
            /(?:\u001b[PX^_]|[\u0090\u0098\u009e\u009f])[^\u001b\u009c\n]*(?:\u001b\\|\u009c)/g,
            /\u001b[ -/]+[0-~]|\u001b[0-OQ-WYZ\\`-~]/g,
            /\t/g,
          ),
        )
      },
    },
  ],
})
