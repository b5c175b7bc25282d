import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { checkAttachment, checkNoAttachment } from '../../checks/check-disposition.ts'
import { largeLogLimits } from '../../checks/large-log.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, drop, edit, has, off, ok, on, setHeader } from '../../faults/answers.ts'

export const downloadLarge = defineClause({
  id: 'download/large',
  basis: 'documented',
  restsOn: ['download/one', 'download/absent', 'body/large'],
  title: 'A log of megabytes is downloaded as a file, and whole',
  source: cite(parameterPointer('download')),
  needs: ['largeLog'],
  async check({ arrange, read }) {
    const log = await arrange.largeLog()
    const exchange = await read(log, { query: 'download=1', ...largeLogLimits })
    const answer = checkAnswer(exchange, 200)
    if (answer.length > 0) return answer
    const whole = log.written ?? (await read(log, largeLogLimits)).body
    // Without the flag it is shown, however large: the head says so.
    const shown = await read(log, { maxBytes: 1 })
    return [...checkAttachment(exchange), ...checkNoAttachment(shown), ...checkBytes(exchange, whole, 'the whole log')]
  },
  brokenBy: faults('bytes', {
    'download-cut': [
      'A download ends after a megabyte',
      answers(
        [ok, on('download'), off('stream')],
        edit((text) => text.slice(0, 1024 * 1024)),
      ),
    ],
    'large-attached': [
      'A log of megabytes is always an attachment',
      answers(has('Content-Length', /^\d{7}/), setHeader('Content-Disposition', 'attachment; filename="log.txt"')),
      { code: 'attachment' },
    ],
    'large-not-attached': [
      'A log of more than a megabyte is not an attachment',
      answers(has('Content-Length', /^\d{7}/), drop('Content-Disposition')),
      { code: 'no-disposition' },
    ],
  }),
})
