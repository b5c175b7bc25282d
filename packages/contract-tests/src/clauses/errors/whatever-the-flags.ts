import { checkError } from '../../checks/check-error.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import { answers, setBody } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { on, refused } from '../../faults/which.ts'

export const errorsWhateverTheFlags = defineClause({
  id: 'errors/whatever-the-flags',
  basis: 'documented',
  restsOn: ['errors/not-found', 'errors/method-not-allowed', 'errors/unauthorized', 'errors/forbidden'],
  title: 'An error stays the documented error whatever the flags',
  source: cite(responsePointer(404), parameterPointer('stream'), parameterPointer('download'), parameterPointer('raw')),
  needs: ['unknownLog'],
  async check({ arrange, read }) {
    const log = await arrange.unknownLog()
    const found = []
    for (const query of ['stream=1', 'stream=true', 'download=1', 'raw=1', 'stream=1&download=1&raw=1'])
      found.push(...checkError(await read(log, { query }), 404))
    return found
  },
  brokenBy: faults('not-json', {
    'streamed-error-as-text': ['With stream an error is text', answers([refused, on('stream')], setBody('No such log'))],
  }),
})
