import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { listen } from '../../src/proof/serve-mutant.ts'
import { createSteeredArrangements } from '../../src/targets/steering/steered-arrangements.ts'
import type { Offers, Target } from '../../src/targets/target.ts'
import { defineTarget } from '../../src/targets/target.ts'
import { frames } from '../../src/witness/frame.ts'
import { answerLiterally } from './answer-literally.ts'
import { breaches } from './breaches.ts'
import { permitted } from './permitted.ts'
import type { Answer, Asked, Policy, Switch } from './policy.ts'
import { literal } from './policy.ts'
import { createRuns } from './runs.ts'

export type SwitchName = keyof typeof permitted | keyof typeof breaches

const all: Record<SwitchName, Switch> = { ...permitted, ...breaches }

/** Starts a server that keeps every promise of the page to the letter, with these switches on, as a target. */
export async function permittedTarget(...names: readonly SwitchName[]): Promise<Target> {
  const switches = names.map((name) => all[name])
  const policy: Policy = { ...literal, ...Object.assign({}, ...switches), switches }
  const { url, runs, close } = await startPermittedServer(policy)
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

/** Reads ordinary logs with the owner's token, too. */
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

export async function startPermittedServer(policy: Policy) {
  const runs = createRuns(policy)
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (policy.http10) speakOlderVersion(response)
    response.sendDate = policy.dated
    let asked = readRequest(request)
    for (const { ask } of policy.switches) asked = { ...asked, ...ask?.(asked) }
    let answer = answerLiterally(asked, runs, policy)
    for (const { answer: change } of policy.switches) answer = { ...answer, ...change?.(answer, asked) }
    await send(answer, asked.method, response, policy)
  }
  const server = createServer((request, response) => void handle(request, response))
  server.on('connect', (_, socket) => refuseBarely(socket, 501))
  server.on('clientError', ({ code }: NodeJS.ErrnoException, socket) =>
    refuseBarely(socket, code === 'HPE_INVALID_METHOD' ? policy.unknownMethod : 400),
  )
  const listening = await listen(server)
  return { url: listening.url, runs, close: async () => listening[Symbol.asyncDispose]() }
}

function readRequest({ method = '', url = '', headers }: IncomingMessage): Asked {
  const [path = '', ...query] = url.replace(/^https?:\/\/[^/]*/i, '').split('?')
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
  return { method, path, query: new URLSearchParams(query.join('?')), headers, hasBody }
}

async function send(answer: Answer, method: string, response: ServerResponse, policy: Policy): Promise<void> {
  const { status, body, chunked } = answer
  const whole = Buffer.isBuffer(body)
  const length = whole && !chunked && status !== 204 && status !== 304 ? `${body.length}` : undefined
  const headers = Object.entries({ 'Content-Length': length, ...answer.headers }).filter(
    ([, value]) => value !== undefined,
  )
  await delay(policy.delayMs)
  response.writeHead(status, headers.flat() as string[]).flushHeaders()
  const nothing = method === 'HEAD' || (whole && body.length === 0)
  await pipeline(cut(nothing ? [] : whole ? [body] : body, policy), response).catch(() => {})
}

/** Delayed, and byte by byte, as the policy says; the rest of a long piece in one. */
async function* cut(pieces: Iterable<Buffer> | AsyncIterable<Buffer>, policy: Policy): AsyncGenerator<Buffer> {
  const single = policy.bytewise ? 2000 : 0
  for await (const piece of pieces) {
    await delay(policy.delayMs)
    for (const byte of piece.subarray(0, single)) yield Buffer.of(byte)
    if (piece.length > single) yield piece.subarray(single)
  }
}

function refuseBarely(socket: Duplex, status: number): void {
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, `Date: ${new Date().toUTCString()}`]
  if (socket.writable) socket.end([...lines, 'Connection: close', 'Content-Length: 0', '', ''].join('\r\n'))
}

/** A server may speak only HTTP/1.0: then its answer ends with the connection. */
function speakOlderVersion(response: ServerResponse): void {
  response.shouldKeepAlive = false
  response.useChunkedEncodingByDefault = false
  const socket = response.socket as Socket
  const write = socket.write.bind(socket) as (chunk: unknown, ...rest: unknown[]) => boolean
  socket.write = (chunk: unknown, ...rest: unknown[]): boolean =>
    write(typeof chunk === 'string' ? chunk.replace(/^HTTP\/1\.1 /, 'HTTP/1.0 ') : chunk, ...rest)
}
