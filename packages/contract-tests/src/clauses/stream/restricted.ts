import { checkBody } from '../../checks/check-body.ts'
import type { Step } from '../../checks/deliver-lines.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import { withBearer } from '../../checks/requests.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, edit, off, ok, on, token } from '../../faults/answers.ts'
import { asks, withFlag } from '../../faults/asks.ts'

// More than two megabytes, a plausible limit of what is kept for one owner.
const padding = `${'.'.repeat(99)}\n`.repeat(22_000)
const steps: readonly Step[] = [
  { append: '\x1b[32mone\x1b[0m end of one\n', awaited: ' end of one\n' },
  { append: `${padding}\x1b[3`, awaited: '.\n' },
  { append: '4mtwo\x1b[0m end of two\n', awaited: ' end of two\n' },
]
const written = steps.map(({ append }) => append).join('')
const printable = `one end of one\n${padding}two end of two\n`

export const streamRestricted = defineClause({
  id: 'stream/restricted',
  basis: 'documented',
  restsOn: ['auth/bearer', 'stream/raw', 'stream/printable', 'body/large'],
  title: 'The owner of a restricted run gets its log as anyone gets an open one: stripped or verbatim, and all of it',
  source: cite(parameterPointer('stream'), parameterPointer('raw')),
  needs: ['guardedRun'],
  async check(scene) {
    const run = await scene.arrange.guardedRun()
    const [stripped, verbatim] = [
      scene.open(run, withBearer(run.ownerToken, 'stream=1')),
      scene.open(run, withBearer(run.ownerToken, 'stream=1&raw=1')),
    ]
    await deliverSteps(scene, run, [stripped, verbatim], steps)
    await run.finish()
    const [plain, raw] = [await scene.read(run, withBearer(run.ownerToken)), await scene.read(run, withBearer(run.ownerToken, 'raw=1'))]
    return [
      ...[await stripped.whole(), plain].flatMap((exchange) => checkBody(exchange, printable, 'the log')),
      ...[await verbatim.whole(), raw].flatMap((exchange) => checkBody(exchange, written, 'the log verbatim')),
    ]
  },
  brokenBy: faults('bytes', {
    'owner-reads-two-mib': [
      'With a token only the first 2 MiB of a log are read',
      answers(
        [ok, off('stream'), token()],
        edit((text) => text.slice(0, 2 * 1024 * 1024)),
      ),
    ],
    'owner-streams-verbatim': ['A restricted log is streamed verbatim', asks([on('stream'), token()], withFlag('raw', '1'))],
  }),
})
