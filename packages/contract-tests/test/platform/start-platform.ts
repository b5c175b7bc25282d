import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer as createHttpServer, request as sendOn } from 'node:http'
import type { Socket } from 'node:net'
import { connect, createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import { createLogServer } from '@get-log/server'
import { clauses, judgeAll } from '../../src/index.ts'
import type { Judgement } from '../../src/judge/judge.ts'
import { listen } from '../../src/proof/serve-mutant.ts'
import type { Actor } from '../../src/targets/live/actor.ts'
import { findActor, startBuild, uploadActor } from '../../src/targets/live/actor.ts'
import type { LiveOptions } from '../../src/targets/live/live-target.ts'
import { createLiveTarget } from '../../src/targets/live/live-target.ts'
import { Platform } from '../../src/targets/live/platform.ts'
import type { Faults } from './account.ts'
import { Account } from './account.ts'
import { answerApi, fail } from './answer-api.ts'
import { findViolations } from './requests.ts'

export interface StandIn
  extends AsyncDisposable,
    Pick<Account, 'url' | 'token' | 'actors' | 'builds' | 'runs' | 'counts'> {
  readonly otherToken: string
  readonly violations: string[]
  /** The requests, in order. */
  readonly asked: string[]
}

/** Each line has a time, and the platform adds its own. */
const traits = { errorTypes: '2026-04', stamps: true, platformLines: true } as const

/** Starts a stand-in for the parts of the platform that the kit uses, with two accounts. It runs the Actor that it is given. */
export async function startPlatform(faults: Faults = {}): Promise<StandIn> {
  const logs = createLogServer({ traits, limits: { runs: 10_000, logBytes: 10_485_760 } })
  const account = new Account(logs, faults)
  const otherToken = logs.tokens.add('someone-else')
  const logPort = Number(new URL((await logs.listen()).url).port)
  const { runs } = account
  const [violations, asked]: [string[], string[]] = [[], []]
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', headers } = request
    const at = new URL(request.url ?? '', account.url)
    const [, first, id = '', ...rest] = at.pathname.split('/')
    if (first === 'containers') {
      const run = runs.get(id)
      if (run === undefined) return void response.writeHead(404).end()
      if (faults.runsDie && rest.at(-1) === 'print' && ++run.prints === 3) run.child?.kill('SIGKILL')
      return passOn(request, response, run.port, `/${rest.join('/')}${at.search}`)
    }
    asked.push(`${method} ${at.pathname}`)
    if (at.pathname.startsWith('/v2/logs/')) return passOn(request, response, logPort, request.url ?? '')
    const body = await text(request)
    violations.push(...findViolations(method, at, body, headers['content-type']))
    const refused = faults.refuses?.(asked.length, `${method} ${at.pathname}`)
    const isKnown = headers.authorization === `Bearer ${account.token}`
    const [status, told] = refused
      ? fail(...refused)
      : isKnown
        ? await answerApi(account, method, at, body)
        : fail(401, 'invalid-token')
    response
      .writeHead(status, { 'Content-Type': 'application/json' })
      .end(told === undefined ? '' : JSON.stringify(told))
  }
  const http = createHttpServer((request, response) => {
    handle(request, response).catch((error) => response.headersSent || response.writeHead(500).end(String(error)))
  })
  // The witness's requests reach the log server unchanged.
  const server = createServer((socket) => {
    socket.once('data', (head) => {
      socket.pause()
      const [line = ''] = head.toString('latin1').split('\r\n')
      const run = runs.get(/\/v2\/logs\/(\w+)\?(?:.*&)?stream=(?:1|true)/.exec(line)?.[1] ?? '')
      const isYoung = run !== undefined && Date.now() - run.log.startedAt.getTime() < (faults.youngMs ?? 0)
      if (!/^user-agent: get-log-contract\r$/im.test(head.toString('latin1'))) {
        socket.unshift(head)
        http.emit('connection', socket)
        socket.resume()
      } else if (isYoung && run.log.access === 'anyone')
        socket.end(
          'HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
        )
      else passBytesOn(socket, head, logPort)
    })
  })
  const listening = await listen(server)
  account.url = listening.url
  const close = async (): Promise<void> => {
    account.close()
    await listening[Symbol.asyncDispose]()
    await logs.close()
  }
  const { url, token, actors, builds, counts } = account
  return { url, token, otherToken, violations, asked, actors, builds, runs, counts, [Symbol.asyncDispose]: close }
}

/** Forwards a connection to a local port, byte for byte, including what was already read from it. */
function passBytesOn(socket: Socket, head: Buffer, port: number): void {
  const onward = connect(port, '127.0.0.1')
  onward.on('error', () => socket.destroy()).on('close', () => socket.destroy())
  socket.on('close', () => onward.destroy())
  onward.write(head)
  socket.pipe(onward).pipe(socket)
}

function passOn(request: IncomingMessage, response: ServerResponse, port: number, path: string): void {
  const { method, headers } = request
  const onward = sendOn({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  onward.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()))
  request.pipe(onward)
}

/** Starts a stand-in in whose account the Actor is built. */
export async function startWithActor(faults: Faults = {}): Promise<StandIn> {
  const standIn = await startPlatform(faults)
  const platform = new Platform(standIn.url, standIn.token)
  await startBuild(platform, await uploadActor(platform, await findActor(platform)))
  while (Object.keys([...standIn.actors.values()][0]?.taggedBuilds ?? {}).length === 0) await new Promise(setImmediate)
  standIn.asked.length = 0
  return standIn
}

/** The judgements of some clauses there, what was reported meanwhile, and in what order. */
export async function judgeLive(
  { url, token, otherToken }: StandIn,
  ids: readonly string[],
  options: Partial<LiveOptions> = {},
): Promise<{
  readonly verdicts: Record<string, string>
  readonly judgements: readonly Judgement[]
  readonly told: string
}> {
  const told: string[] = []
  const platform = new Platform(url, token)
  const actor = (await findActor(platform)) as Actor
  const all = { otherToken, expected: ids.length, tell: (line: string) => void told.push(line), ...options }
  const target = await createLiveTarget(platform, actor, all)
  const chosen = clauses.filter(({ id }) => ids.includes(id))
  const judgements = await judgeAll(chosen, target, { patienceMs: 5000 }).finally(target.close)
  const verdicts = judgements.map(({ clause, verdict, reason, findings }) => {
    const why = reason ?? findings[0]?.code
    return [clause.id, why === undefined ? verdict : `${verdict}: ${why}`]
  })
  return { verdicts: Object.fromEntries(verdicts), judgements, told: told.join('\n') }
}
