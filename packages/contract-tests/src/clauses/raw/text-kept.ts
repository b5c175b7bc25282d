import { checkStripped } from '../../checks/check-stripped.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { stripWith } from '../../faults/strip-with.ts'
import { isOn, readAll, withBytes, withQuery } from '../../faults/wire.ts'
import { cite, parameterPointer } from '../../spec/operation.ts'

export const rawTextKept: Clause = defineClause({
  id: 'raw/text-kept',
  title: 'Text that only looks like an escape sequence is kept',
  level: 'must',
  source: cite(parameterPointer('raw')),
  needs: ['writtenLog'],
  async check(scene) {
    const log = await scene.arrange.writtenLog(
      '[31mno escape[0m array[0] ]0;title \\x1b[31m \\e[0m \\033[0m ^[[31m\n',
      '%1B[31m &#27;[31m \u241b[31m\n',
    )
    return checkStripped(
      scene,
      log,
      '[31mno escape[0m array[0] ]0;title \\x1b[31m \\e[0m \\033[0m ^[[31m\n%1B[31m &#27;[31m \u241b[31m\n',
    )
  },
  brokenBy: [
    {
      name: 'strips-lookalikes',
      title: 'Text that looks like a sequence is stripped',
      code: 'bytes',
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
            /\[\d*m/g,
          ),
        )
      },
    },
  ],
})
