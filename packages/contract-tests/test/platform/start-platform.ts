import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer as createHttpServer, request as sendOn } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Run as Log } from '@get-log/server'
import { createLogServer } from '@get-log/server'
import { findViolations } from './requests.ts'

/** What goes wrong, or is slow; by default nothing. */
export interface Faults {
  /** How long a run takes to start; infinite if it never does. */
  readonly startMs?: number
  readonly buildMs?: number
  readonly buildFails?: boolean
  /** Which requests are answered so, by their number and what is asked: instead of doing anything. */
  readonly refuses?: (number: number, asked: string) => readonly [status: number, type: string] | undefined
  /** A run dies once it was told to print for the third time. */
  readonly runsDie?: boolean
  /** How long a stream of a run is empty. */
  readonly youngMs?: number
  /** How long a run takes to be deleted. */
  readonly deleteMs?: number
  readonly hasContainers?: boolean
  /** How far the clock is off. */
  readonly clockMs?: number
  /** Whether waitForFinish waits for nothing. */
  readonly isHasty?: boolean
}

export interface StandIn extends AsyncDisposable {
  readonly url: string
  readonly token: string
  readonly otherToken: string
  readonly violations: string[]
  /** What was asked for, in order. */
  readonly asked: string[]
  /** What there is in the account. */
  readonly actors: Map<string, Actor>
  readonly builds: Map<string, Job>
  readonly runs: Map<string, Run>
  /** How many runs there were, and how many at once at most. */
  readonly counts: { started: number; running: number; most: number }
}

interface Actor {
  readonly id: string
  readonly name: string
  readonly description: string
  versions: { versionNumber: string; sourceFiles: { name: string; content: string }[] }[]
  taggedBuilds: Record<string, { buildId: string }>
}

interface Job {
  readonly id: string
  readonly actId: string
  status: string
  readonly startedAt: string
  finishedAt: string | null
  generalAccess: string
}

interface Run extends Job {
  readonly log: Log
  readonly input: string
  readonly port: number
  child?: ChildProcess
  prints: number
}

type Answer = readonly [status: number, body?: unknown]

const done = ['SUCCEEDED', 'FAILED', 'ABORTED']
const fail = (status: number, type: string, message = type): Answer => [status, { error: { type, message } }]
const makeId = (): string => randomBytes(9).toString('hex').slice(1)

/** Starts what the provider documents of its platform, as far as the kit uses it, with one account and another. It runs the Actor that it is given. */
export async function startPlatform(faults: Faults = {}): Promise<StandIn> {
  const folder = mkdtempSync(join(tmpdir(), 'platform-'))
  const logs = createLogServer({ errorTypes: '2026-04', limits: { runs: 10_000, logBytes: 10_485_760 } })
  const [token, otherToken] = [logs.tokens.add('me'), logs.tokens.add('someone-else')]
  const logServer = await logs.listen()
  const [actors, builds, runs] = [new Map<string, Actor>(), new Map<string, Job>(), new Map<string, Run>()]
  const [violations, asked]: [string[], string[]] = [[], []]
  const counts = { started: 0, running: 0, most: 0 }
  const now = (): Date => new Date(Date.now() + (faults.clockMs ?? 0))
  const stamped = (line: string): string => `${now().toISOString()} ${line}\n`
  const makeJob = (actId: string): Job & { log: Log } => {
    const id = makeId()
    const log = logs.runs.start({ id, owner: 'me', access: 'owner' })
    const startedAt = now().toISOString()
    return { id, actId, status: 'READY', startedAt, finishedAt: null, generalAccess: 'FOLLOW_USER_SETTING', log }
  }

  const end = (run: Run, status: string): void => {
    if (done.includes(run.status)) return
    if (run.status !== 'READY') counts.running -= 1
    Object.assign(run, { status, finishedAt: now().toISOString() })
    run.log.append(stamped(`ACTOR: The run ended with ${status}.`))
    run.log.finish()
  }
  const start = async (run: Run): Promise<void> => {
    run.log.append(stamped('ACTOR: Pulling Docker image from repository.'))
    if (faults.startMs === Number.POSITIVE_INFINITY) return
    await sleep(faults.startMs ?? 0)
    if (run.status !== 'READY') return
    run.status = 'RUNNING'
    counts.running += 1
    counts.most = Math.max(counts.most, counts.running)
    run.log.append(stamped('ACTOR: Creating Docker container.') + stamped('ACTOR: Starting Docker container.'))
    const { versions } = actors.get(run.actId) as Actor
    const cwd = join(folder, run.actId)
    const dockerfile = versions[0]?.sourceFiles.find(({ name }) => name === 'Dockerfile')?.content ?? ''
    const [command, ...args] = JSON.parse(/^CMD (.*)$/m.exec(dockerfile)?.[1] ?? '[]') as string[]
    const env = {
      PATH: process.env.PATH,
      APIFY_API_BASE_URL: `${url}/`,
      APIFY_TOKEN: token,
      ACTOR_INPUT_KEY: 'INPUT',
      ACTOR_DEFAULT_KEY_VALUE_STORE_ID: `store-${run.id}`,
      ACTOR_WEB_SERVER_PORT: String(run.port),
    }
    const child = spawn(command === 'node' ? process.execPath : String(command), args, { cwd, env })
    run.child = child
    let rest = Buffer.alloc(0)
    const take = (bytes: Buffer): void => {
      const all = Buffer.concat([rest, bytes])
      const lines = all.subarray(0, all.lastIndexOf('\n') + 1)
      rest = all.subarray(lines.length)
      if (lines.length > 0 && !done.includes(run.status))
        run.log.append(
          Buffer.from(
            lines.toString('latin1').replace(/^(?=.|\n)/gms, (_, at) => stampAt(lines, at)),
            'latin1',
          ),
        )
    }
    const stampAt = (lines: Buffer, at: number): string =>
      at === 0 || lines[at - 1] === 0x0a ? stamped('').slice(0, -1) : ''
    for (const output of [child.stdout, child.stderr]) output.on('data', take)
    const [code] = await once(child, 'close')
    if (rest.length > 0) take(Buffer.from('\n'))
    end(run, code === 0 ? 'SUCCEEDED' : 'FAILED')
  }
  const build = async (job: Job & { log: Log }, actor: Actor): Promise<void> => {
    job.status = 'RUNNING'
    job.log.append(stamped('ACTOR: Building Docker image.'))
    await sleep(faults.buildMs ?? 0)
    if (job.status !== 'RUNNING') return
    if (faults.buildFails) job.log.append(stamped('ERROR: failed to solve: process "npm ci" did not complete'))
    else actor.taggedBuilds = { latest: { buildId: job.id } }
    for (const { name, content } of actor.versions[0]?.sourceFiles ?? []) {
      mkdirSync(dirname(join(folder, actor.id, name)), { recursive: true })
      writeFileSync(join(folder, actor.id, name), content)
    }
    Object.assign(job, { status: faults.buildFails ? 'FAILED' : 'SUCCEEDED', finishedAt: now().toISOString() })
    job.log.finish()
  }
  const waited = async (job: Job, seconds: string | null): Promise<Answer> => {
    const until = faults.isHasty ? 0 : Date.now() + 1000 * Number(seconds ?? 0)
    while (Date.now() < until && !done.includes(job.status)) await sleep(20)
    return [200, { data: show(job) }]
  }
  const show = (job: Job): object => {
    const { id, actId, status, startedAt, finishedAt, generalAccess } = job
    const containerUrl = faults.hasContainers === false ? 'http://127.0.0.1:9/none' : `${url}/containers/${id}`
    return {
      id,
      actId,
      userId: 'me',
      status,
      startedAt,
      finishedAt,
      generalAccess,
      ...(runs.has(id) && { containerUrl }),
    }
  }
  const remove = async (run: Run): Promise<Answer> => {
    if (!done.includes(run.status)) return fail(400, 'run-not-finished', 'Only finished runs can be deleted')
    await sleep(faults.deleteMs ?? 0)
    runs.delete(run.id)
    logs.runs.delete(run.id)
    return [204]
  }
  const actorFor = (name: string): Actor | undefined =>
    [...actors.values()].find((actor) => name === actor.id || name === `me~${actor.name}`)

  const answer = async (method: string, { pathname, searchParams }: URL, body: string): Promise<Answer> => {
    // Older documents have Actors under another name, which is still served.
    const [, , kind = '', id = '', part = '', detail = ''] = pathname.replace('/v2/acts', '/v2/actors').split('/')
    const route = `${method} ${kind}${id && '/*'}${part && `/${part}`}${detail && '/*'}`
    const [actor, run, made] = [actorFor(decodeURIComponent(id)), runs.get(id), builds.get(id)]
    if (route === 'GET users/*') return [200, { data: { id: 'me', username: 'me', plan: {}, isPaying: false } }]
    if (route === 'POST actors') {
      const fresh = { ...JSON.parse(body), id: makeId(), taggedBuilds: {} } as Actor
      actors.set(fresh.id, fresh)
      return [201, { data: fresh }]
    }
    if (kind === 'key-value-stores' && runs.has(id.slice(6)))
      return [200, JSON.parse(runs.get(id.slice(6))?.input ?? '')]
    if (kind === 'actors' && actor !== undefined) {
      if (route === 'GET actors/*') return [200, { data: actor }]
      if (route === 'DELETE actors/*') return [actors.delete(actor.id) ? 204 : 404]
      if (route === 'PUT actors/*/versions/*') actor.versions = [JSON.parse(body)]
      if (part === 'versions') return [200, { data: actor.versions[0] }]
      if (route === 'GET actors/*/builds') return [200, { data: { items: [...builds.values()].map(show) } }]
      if (route === 'GET actors/*/runs') return [200, { data: { items: [...runs.values()].map(show) } }]
      const job = makeJob(actor.id)
      if (route === 'POST actors/*/builds') {
        builds.set(job.id, job)
        void build(job, actor)
        return waited(job, searchParams.get('waitForFinish')).then(([, data]) => [201, data])
      }
      if (route === 'POST actors/*/runs') {
        const fresh = { ...job, input: body, port: await freePort(), prints: 0 }
        runs.set(job.id, fresh)
        counts.started += 1
        void start(fresh)
        return [201, { data: show(fresh) }]
      }
    }
    if (kind === 'actor-builds' && made !== undefined) {
      if (method === 'DELETE') return [builds.delete(id) ? 204 : 404]
      if (part === 'abort') made.status = 'ABORTED'
      return waited(made, searchParams.get('waitForFinish'))
    }
    if (kind === 'actor-runs' && run !== undefined) {
      if (method === 'DELETE') return remove(run)
      if (method === 'PUT') {
        run.generalAccess = JSON.parse(body).generalAccess
        Object.assign(run.log, { access: run.generalAccess === 'ANYONE_WITH_ID_CAN_READ' ? 'anyone' : 'owner' })
      }
      if (part === 'abort') {
        run.child?.kill('SIGKILL')
        end(run, 'ABORTED')
      }
      return waited(run, searchParams.get('waitForFinish'))
    }
    const isKnown = /^(?:actors|actor-builds|actor-runs|key-value-stores|logs)$/.test(kind)
    return isKnown ? fail(404, 'record-not-found') : fail(404, 'page-not-found', 'There is no API endpoint at this URL')
  }

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', headers } = request
    const at = new URL(request.url ?? '', url)
    const [, first, id = '', ...rest] = at.pathname.split('/')
    if (first === 'containers') {
      const run = runs.get(id)
      if (run === undefined) return void response.writeHead(404).end()
      if (faults.runsDie && rest.at(-1) === 'print' && ++run.prints === 3) run.child?.kill('SIGKILL')
      return passOn(request, response, run.port, `/${rest.join('/')}`)
    }
    asked.push(`${method} ${at.pathname}`)
    if (at.pathname.startsWith('/v2/logs/'))
      return passOn(request, response, Number(new URL(logServer.url).port), request.url ?? '')
    const body = await text(request)
    violations.push(...findViolations(method, at, body, headers['content-type']))
    const refused = faults.refuses?.(asked.length, `${method} ${at.pathname}`)
    const isKnown = headers.authorization === `Bearer ${token}`
    const [status, told] = refused
      ? fail(...refused)
      : isKnown
        ? await answer(method, at, body)
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
        const onward = connect(Number(new URL(logServer.url).port), '127.0.0.1')
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
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = async (): Promise<void> => {
    for (const { child } of runs.values()) child?.kill('SIGKILL')
    server.close()
    http.closeAllConnections()
    await logs.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { url, token, otherToken, violations, asked, actors, builds, runs, counts, [Symbol.asyncDispose]: close }
}

/** A port that nobody listened on just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await once(server.close(), 'close')
  return port
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
