import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer as createHttpServer, request as sendOn } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect, createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import { createLogServer } from '@get-log/server'
import type { Faults } from './account.ts'
import { Account } from './account.ts'
import { answerApi, fail } from './answer-api.ts'
import { findViolations } from './requests.ts'

export interface StandIn
  extends AsyncDisposable,
    Pick<Account, 'url' | 'token' | 'actors' | 'builds' | 'runs' | 'counts'> {
  readonly otherToken: string
  readonly violations: string[]
  /** What was asked for, in order. */
  readonly asked: string[]
}

/** Starts what the provider documents of its platform, as far as the kit uses it, with one account and another. It runs the Actor that it is given. */
export async function startPlatform(faults: Faults = {}): Promise<StandIn> {
  const logs = createLogServer({ errorTypes: '2026-04', limits: { runs: 10_000, logBytes: 10_485_760 } })
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
      return passOn(request, response, run.port, `/${rest.join('/')}`)
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
  // What the witness of the kit sends reaches the server of the logs as it is.
  const server = createServer((socket) => {
    socket.on('error', () => {})
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
      else {
        const onward = connect(logPort, '127.0.0.1')
        onward.on('error', () => socket.destroy())
        onward.write(head)
        socket.pipe(onward).pipe(socket)
        for (const [one, other] of [
          [socket, onward],
          [onward, socket],
        ] as const)
          one.on('close', () => other.destroy())
      }
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  account.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = async (): Promise<void> => {
    account.close()
    server.close()
    http.closeAllConnections()
    await logs.close()
  }
  const { url, token, actors, builds, counts } = account
  return { url, token, otherToken, violations, asked, actors, builds, runs, counts, [Symbol.asyncDispose]: close }
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
