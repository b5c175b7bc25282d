import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Fault } from '../../src/faults/counterexample.ts'
import type { Field, Forward, WireRequest } from '../../src/faults/wire.ts'
import { readAll } from '../../src/faults/wire.ts'
import { listen } from '../../src/proof/serve-mutant.ts'
import { createSteeredArrangements } from '../../src/targets/steering/steered-arrangements.ts'
import type { Offers, Target } from '../../src/targets/target.ts'
import { defineTarget } from '../../src/targets/target.ts'
import { frames } from '../../src/witness/frame.ts'
import { answerLiterally } from './answer-literally.ts'
import { permitted } from './permitted.ts'
import type { Policy, Switch } from './policy.ts'
import { literal } from './policy.ts'
import { createRuns } from './runs.ts'

/** A switch, or the sentence that is its name. */
export type Thrown = keyof typeof permitted | Switch

/** Starts a server that keeps every promise of the page to the letter, with these switches thrown, as a target. */
export async function permittedTarget(...thrown: readonly Thrown[]): Promise<Target> {
  const switches: Switch[] = thrown.map((one) => (typeof one === 'string' ? permitted[one] : one))
  const faults = switches.filter((one) => typeof one === 'function')
  const decisions = switches.filter((one) => typeof one !== 'function')
  const prints = decisions.flatMap(({ print }) => print ?? [])
  const policy: Policy = { ...literal, ...Object.assign({}, ...decisions), prints }
  const { url, runs, close } = await startPermittedServer(policy, faults)
  const frame = policy.stamped ? frames['stamped-lines'] : frames.verbatim
  const { arrange, secrets } = createSteeredArrangements(runs.steering, frame)
  return defineTarget({ name: 'permitted', url, secrets, close, arrange: arrangeBy(policy, arrange) })
}

type Arrange = ReturnType<typeof createSteeredArrangements>['arrange']

/** What can be arranged under this policy. */
function arrangeBy(policy: Policy, arrange: Arrange): Offers {
  const { noToken, unknownToken, stranger, restricted, countedIds, stamped, endsInNewline } = policy
  const owned = restricted ? withOwner(arrange) : arrange
  const refusedBy = async (status: number) => {
    const { ownerToken, otherToken, ...log } = await arrange.guardedLog()
    const with_ = (token: string) => ({ ...log, headers: { Authorization: `Bearer ${token}` } })
    if (noToken === status) return log
    return with_(unknownToken === status ? 'permitted-unknown-token' : otherToken)
  }
  const refuses = (status: number) =>
    [noToken, unknownToken, stranger].includes(status) ? async () => refusedBy(status) : `it never answers ${status}`
  return {
    ...owned,
    ...(!endsInNewline && { finishedLog: async () => owned.writtenLog('one line\n', 'and a last one') }),
    ...(countedIds && { namedLog: 'it counts its ids up' }),
    ...(stamped && { emptyLog: 'the platform writes to every log' }),
    unauthorizedLog: refuses(401),
    forbiddenLog: refuses(403),
  }
}

const ordinary =
  'finishedLog buildLog knownLog writtenLog namedLog ansiLog emptyLog largeLog growingLog steeredLog unknownLog exhaustedLog'

/** Ordinary logs are read with the owner's token too. */
function withOwner(arrange: Arrange): Arrange {
  const own =
    (bring: (...given: never[]) => Promise<object>) =>
    async (...given: never[]) => ({
      ...(await bring(...given)),
      headers: { Authorization: `Bearer ${await arrange.knownToken()}` },
    })
  const all = Object.entries(arrange)
  return Object.fromEntries(
    all.map(([name, bring]) => [name, ordinary.includes(name) ? own(bring as never) : bring]),
  ) as never
}

/** Starts the server on a free loopback port. */
async function startPermittedServer(policy: Policy, faults: readonly Fault[]) {
  const runs = createRuns(policy)
  const literally: Forward = async (request) => answerLiterally(request, runs, policy)
  const answer = faults.reduce<Forward>((forward, fault) => {
    const intercept = fault({ get: () => undefined })
    return (request) => intercept(request, forward)
  }, literally)
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (policy.http10) speakOlderVersion(response)
    response.sendDate = false
    const { status, fields, body } = await answer(await readRequest(request))
    response.writeHead(status, fields.flat()).flushHeaders()
    await pipeline(request.method === 'HEAD' ? [] : body, response).catch(() => {})
  }
  const server = createServer((request, response) => void handle(request, response).catch(() => response.destroy()))
  server.on('connect', (_, socket) => refuseBarely(socket, 501))
  server.on('clientError', ({ code }: NodeJS.ErrnoException, socket) =>
    refuseBarely(socket, code === 'HPE_INVALID_METHOD' ? policy.unknownMethod : 400),
  )
  const listening = await listen(server)
  return { url: listening.url, runs, close: async () => listening[Symbol.asyncDispose]() }
}

async function readRequest(request: IncomingMessage): Promise<WireRequest> {
  const { method = '', url = '', rawHeaders } = request
  const fields = rawHeaders.flatMap((name, at): Field[] => (at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? '']] : []))
  return { method, path: url.replace(/^https?:\/\/[^/]*/i, ''), fields, body: await readAll(request) }
}

function refuseBarely(socket: Duplex, status: number): void {
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, `Date: ${new Date().toUTCString()}`]
  if (socket.writable) socket.end([...lines, 'Connection: close', 'Content-Length: 0', '', ''].join('\r\n'))
}

/** A server may conform to HTTP/1.0 alone: then its answer ends with the connection. */
function speakOlderVersion(response: ServerResponse): void {
  response.shouldKeepAlive = false
  response.useChunkedEncodingByDefault = false
  const socket = response.socket as Socket
  const write = socket.write.bind(socket) as (chunk: unknown, ...rest: unknown[]) => boolean
  socket.write = (chunk: unknown, ...rest: unknown[]): boolean =>
    write(typeof chunk === 'string' ? chunk.replace(/^HTTP\/1\.1 /, 'HTTP/1.0 ') : chunk, ...rest)
}
