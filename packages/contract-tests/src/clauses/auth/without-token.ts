import { operationPath } from '@get-log/types'
import { checkAnswer, checkSame } from '../../checks/check-body.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import { checkStrangers } from '../../checks/check-strangers.ts'
import { unknownToken, withBearer } from '../../checks/requests.ts'
import { defineClause, faults, stopAt } from '../../clause/clause.ts'
import { Inapplicable } from '../../clause/scene.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { after } from '../../faults/after.ts'
import { answers, every, ok, on, path, refuse, setStatus, status } from '../../faults/answers.ts'
import { letIn } from '../../faults/remembered.ts'
import { withToken } from '../../faults/wire.ts'

const queries = ['stream=1', 'download=1', 'raw=1', 'stream=true&download=true&raw=true']

const authNoToken = defineClause({
  id: 'auth/no-token',
  basis: 'documented',
  restsOn: ['auth/bearer', 'errors/unauthorized', 'flags/stream', 'flags/download', 'flags/raw'],
  title: 'A restricted log without a token is a 401, whatever the flags',
  source: cite(responsePointer(401), [
    'RFC 9110, section 15.5.4',
    'A server that wishes to hide that a resource exists may respond with a 404 instead.',
  ]),
  needs: ['restrictedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.restrictedLog()
    const { body } = await baseline(log, withBearer(log.token))
    const exchanges = await Promise.all([{}, ...queries.map((query) => ({ query }))].map((variation) => read(log, variation)))
    const leaked = exchanges.flatMap((exchange) => checkNoLogBytes(exchange, body))
    const isHidden = exchanges.every((exchange) => exchange.status === 404)
    if (isHidden && leaked.length === 0) throw new Inapplicable('Without a token, the log is said not to exist (404)')
    return [...exchanges.flatMap((exchange) => checkAnswer(exchange, 401)), ...leaked]
  },
  brokenBy: faults('status', {
    'cached-for-all': [
      'A log that the owner has read is served to anyone',
      letIn(status(401)),
      { also: { 'auth/almost-right': 'status' } },
    ],
    'stream-needs-no-token': ['A restricted log is streamed without a token', letIn([status(401), on('stream')])],
    'unauthorized-as-forbidden': ['A 401 is a 403', answers(status(401), setStatus(403)), { also: { 'auth/strangers': 'status' } }],
  }),
})

const authSpellings = defineClause({
  id: 'auth/spellings',
  basis: 'documented',
  restsOn: ['auth/no-token', 'auth/unknown-token'],
  title: 'A restricted log is just as closed under any other spelling of its path',
  source: cite(responsePointer(401), ['RFC 3986, section 6.2', 'Different spellings may name the same resource.']),
  needs: ['restrictedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.restrictedLog()
    const { body } = await baseline(log, withBearer(log.token))
    const id = encodeURIComponent(log.id)
    const hex = [...Buffer.from(log.id)].map((byte) => byte.toString(16).padStart(2, '0'))
    const path = operationPath.replace('{buildOrRunId}', id)
    const paths = [
      ...[hex.map((byte) => `%${byte}`).join(''), hex.map((byte) => `%25${byte}`).join('')],
      ...[`${id}/`, `${id}.log`, `${id};v=1`, `${id}%00`, `${id}%0A`, `${id}%20`, `%20${id}`, `${id}%3F`, `${id}%23x`],
      ...[`x%2F..%2F${id}`, `.%2F${id}`, `%2F${id}`, `${id}%2F`, `..%5C${id}`, `${id}/style.css`],
    ].map((spelling) => operationPath.replace('{buildOrRunId}', spelling))
    paths.push(
      `/${path}`,
      path.replace('/logs/', '//logs//'),
      path.replace('/logs/', '/./logs/x/../'),
      path.replace('/v2/logs/', '/V2/Logs/'),
    )
    const variations = paths.flatMap((path) => [{ path }, { ...withBearer(unknownToken), path }])
    const exchanges = await Promise.all(variations.map((variation) => read(log, variation)))
    // Whether another spelling names the log at all is the server's affair.
    return exchanges.flatMap((exchange) => checkNoLogBytes(exchange, body))
  },
  brokenBy: faults('log-bytes', {
    'encoded-id-open': ['Whether a log is restricted is looked up under the id as spelled', letIn(path(/%[4-7]/))],
  }),
})

const flags = ['raw=1', 'stream=1', 'download=1']

const authOrder = defineClause({
  id: 'auth/order',
  basis: 'documented',
  restsOn: ['body/stable', 'auth/no-token', 'auth/unknown-token', 'auth/foreign-bearer', 'auth/bearer'],
  title: 'Who may read a log does not depend on who asked for it before',
  source: cite(responsePointer(401), responsePointer(403)),
  needs: ['guardedLog'],
  async check(scene) {
    const log = await scene.arrange.guardedLog()
    const { ownerToken } = log
    const before = await checkStrangers(scene, log, log.written ?? '', [''])
    const first = await scene.read(log, withBearer(ownerToken))
    stopAt([...before, ...checkAnswer(first, 200)])
    await Promise.all(flags.map((query) => scene.read(log, withBearer(ownerToken, query))))
    const after = await checkStrangers(scene, log, first.body, ['', ...flags])
    return [...after, ...checkSame(await scene.read(log, withBearer(ownerToken)), first, 'what the owner got before')]
  },
  brokenBy: faults('status', {
    'cached-by-flags': [
      'A cache that knows the path and the flags, but not the token, answers for the server',
      letIn(every, (request, before) => withToken(request, undefined).path === withToken(before, undefined).path),
    ],
    'refusal-cached': ['A reader that was refused closes the log to its owner', after(status(403), answers(ok, refuse(403)))],
  }),
})

export const authWithoutToken = [authNoToken, authSpellings, authOrder]
