import { finding } from '../../clause/clause.ts'
import { cite } from '../../endpoint/operation.ts'
import { become, setHeader, setInError } from '../../faults/answers.ts'
import { fieldOf, tokenOf } from '../../faults/wire.ts'
import { escapeControls } from '../../print/show-controls.ts'
import { holdsSecret } from '../../redaction/redact.ts'
import { alter, breakAt, refuseWith } from '../on-the-wire.ts'
import type { ReaderPromise } from '../reader-clause.ts'
import { lookAtWords, promises, requireToken } from '../reader-clause.ts'
import { brokenInTurn, controls, refused, unauthorized } from '../together.ts'

const source = cite([
  'RFC 6750, section 5.3',
  'Client implementations MUST ensure that bearer tokens are not leaked to unintended parties, as they will be able to use them to gain access to protected resources.',
])
const log = 'one\ntwo\n'
const elsewhere = '/v2/logs/elsewhere'

export const discreet: readonly ReaderPromise[] = promises(
  { code: 'shown', basis: 'required', source, look: lookAtWords },
  {
    'discreet/refused': [
      'The report of a refusal does not show the token',
      { log, wire: [refuseWith(401)] },
      { 'shows-the-token': ['An error shows with what was asked', 'r.clean = (t) => t + r.headers.Authorization'] },
      { together: unauthorized },
    ],
    'discreet/cut': [
      'The report of a cut connection does not show the token',
      { log, wire: [alter(breakAt(0)), refuseWith(404)] },
      {
        'shows-headers-of-a-cut': [
          'A cut is reported with all headers',
          'const m = r.waitMs; r.waitMs = (...a) => { r.tell(JSON.stringify(r.headers)); return m(...a) }',
        ],
      },
      { restsOn: ['discreet/refused'], together: brokenInTurn },
    ],
    'discreet/echoed': [
      "A server's message that shows the token is told without it",
      {
        wire: [
          alter(
            become(401, 'application/json', '{"error":{"type":"token-not-valid"}}'),
            setInError('message', (request) => `The token ${tokenOf(request)} is not valid.`),
          ),
        ],
      },
      { 'repeats-the-token': ['What the server says is repeated', 'r.clean = (t) => t'] },
      { basis: 'expected', restsOn: ['discreet/refused', 'honest/missing'] },
    ],
    'discreet/redirect': [
      'A redirect to another host does not take the token along',
      {
        wire: [
          // The same place by another name.
          alter(
            become(302, 'text/plain', ''),
            setHeader('Location', (request) => `http://localhost:${fieldOf(request, 'Host')?.split(':')[1]}${elsewhere}`),
          ),
          refuseWith(404),
        ],
      },
      {
        'takes-the-token-along': [
          'The token goes wherever a redirect leads',
          'r.onAnswer = (a) => { if (a.headers.location) return fetch(a.headers.location, { headers: r.headers }) }',
          'leaked',
        ],
      },
      {
        async look(scene, run) {
          const heard = () => run.requests.find(({ path }) => path.startsWith(elsewhere))
          await run.until(() => run.ending !== undefined || heard() !== undefined, scene.patienceMs / 2)
          requireToken(run)
          const { path, fields } = heard() ?? { path: '', fields: [] }
          const words = `${path}\n${fields.map(([name, value]) => `${name}: ${value}`).join('\n')}`
          return holdsSecret(words, run.token) ? finding('leaked', 'no token for another host', words) : undefined
        },
      },
    ],
    'discreet/controls': [
      "Control characters of a server's message reach no terminal",
      { wire: [refuseWith(403, [], controls)] },
      { 'passes-controls': ["A server's message is printed as it is", 'r.clean = (t) => t', 'controls'] },
      {
        basis: 'expected',
        source: cite([
          'CWE-150',
          'The product receives input from an upstream component, but it does not neutralize or incorrectly neutralizes special elements that could be interpreted as escape, meta, or control character sequences when they are sent to a downstream component.',
        ]),
        together: refused,
        async look(scene, run) {
          await run.ends(scene.patienceMs / 2)
          const isRaw = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test(run.told.replaceAll('\r\n', '\n'))
          return isRaw ? finding('controls', 'no control character on standard error', escapeControls(run.told)) : undefined
        },
      },
    ],
  },
)
