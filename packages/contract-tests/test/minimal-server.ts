import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { gzipSync } from 'node:zlib'
import type { Target } from '../src/index.ts'
import { defineTarget } from '../src/index.ts'
import { listen } from '../src/proof/listen.ts'
import { createSteeredArrangements } from '../src/targets/steering/steered-arrangements.ts'

interface Reply {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: Buffer | AsyncIterable<Buffer>
}

interface Run {
  bytes: Buffer
  done: boolean
  readonly owner: string | undefined
  readonly watchers: Set<() => void>
  recent: number[]
}

/**
 * The endpoint on bare node:http in one file, written apart from the reference server: what says that the kit raises no false alarm. An `odd`
 * one sends pieces of three bytes, lower-case headers, `charset=UTF-8`, gzip for those who ask, HTTP/1.0, and no header that is not needed.
 * A `strict` one answers 400 to parameters that nobody documented and to malformed credentials, takes the first of a flag given twice, sends a
 * date in Retry-After, lets only the reader cache, redirects where there is a slash too many, and has types of errors that were chosen later.
 */
export async function startMinimalServer(kind: 'minimal' | 'odd' | 'strict'): Promise<Target> {
  const [odd, strict] = [kind === 'odd', kind === 'strict']
  const runs = new Map<string, Run>()
  const tokens = new Map<string, string>()
  let limit = 60
  let count = 0

  const types: Record<number, string> = {
    400: 'invalid-input',
    401: strict ? 'invalid-token' : 'token-not-valid',
    403: strict ? 'insufficient-permissions' : 'permission-denied',
    404: 'record-not-found',
    405: 'method-not-allowed',
    429: 'rate-limit-exceeded',
  }

  function refuse(status: number, message: string, headers: Record<string, string> = {}): Reply {
    const body = JSON.stringify({ error: { type: types[status], message } })
    return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: Buffer.from(body) }
  }

  function answer(request: IncomingMessage): Reply {
    const [path = '', query = ''] = (request.url ?? '').split('?')
    if (strict && path.endsWith('/'))
      return { ...refuse(404, 'Not here.'), status: 308, headers: { Location: path.slice(0, -1) } }
    const id = /^\/v2\/logs\/([^/]+)$/.exec(path)?.[1]
    if (id === undefined) return refuse(404, 'There is nothing here.')
    if (request.method === 'OPTIONS') return { status: 200, headers: { Allow: 'GET, OPTIONS' }, body: Buffer.alloc(0) }
    if (request.method !== 'GET') return refuse(405, 'Use OPTIONS or GET.', { Allow: 'GET, OPTIONS' })
    const flags: Record<string, boolean> = {}
    for (const [name, value] of new URLSearchParams(query)) {
      if (strict && !['stream', 'download', 'raw', 'token'].includes(name)) return refuse(400, 'What is that?')
      if (!['stream', 'download', 'raw'].includes(name)) continue
      if (strict && name in flags) continue
      if (!/^(true|false|1|0)$/.test(value) || name in flags) return refuse(400, `The parameter ${name} is wrong.`)
      flags[name] = value === 'true' || value === '1'
    }
    const authorization = request.headers.authorization ?? ''
    if (strict && /^bearer\b/i.test(authorization) && !/^bearer +[\w.~+/-]+=*$/i.test(authorization))
      return refuse(400, 'That is not a bearer token.')
    const bearer = /^bearer (.*)$/i.exec(authorization)?.[1]
    const token = bearer ?? new URLSearchParams(query).get('token')
    const caller = token === null ? undefined : tokens.get(token)
    const challenge = { 'WWW-Authenticate': 'Bearer' }
    if (token !== null && caller === undefined) return refuse(401, 'Who are you?', challenge)
    const run = runs.get(decode(id))
    if (run === undefined) return refuse(404, 'No such log.')
    if (run.owner !== undefined && token === null) return refuse(401, 'Who are you?', challenge)
    if (run.owner !== undefined && run.owner !== caller) return refuse(403, 'Not yours.')
    run.recent = [...run.recent.filter((at) => performance.now() - at < 1000), performance.now()]
    if (run.recent.length > limit) {
      return refuse(429, 'Slower.', { 'Retry-After': strict ? new Date(Date.now() + 1000).toUTCString() : '1' })
    }
    const name = decode(id).replace(/[^A-Za-z0-9-]/g, '_')
    const headers = {
      'Content-Type': odd ? 'text/plain; charset=UTF-8' : 'text/plain',
      ...(strict && { 'Cache-Control': 'private, no-store' }),
      ...(flags.download === true && { 'Content-Disposition': `attachment; filename=log-${name}.txt` }),
    }
    const raw = flags.raw === true
    if (flags.stream === true) return { status: 200, headers, body: follow(run, raw, request) }
    const body = raw ? run.bytes : printable(run.bytes, true)
    const zipped = odd && /gzip(?!;q=0)/.test(String(request.headers['accept-encoding'] ?? ''))
    return zipped
      ? { status: 200, headers: { ...headers, 'Content-Encoding': 'gzip' }, body: gzipSync(body) }
      : { status: 200, headers, body }
  }

  const server = createServer((request, response) => {
    const reply = answer(request)
    const needed = { Date: new Date().toUTCString(), Vary: 'Accept-Encoding' }
    const common = { ...needed, 'X-RateLimit-Limit': String(limit), 'X-Content-Type-Options': 'nosniff' }
    const whole = { ...reply, headers: { ...common, ...reply.headers } }
    void (odd ? sendOddly(response, whole) : send(response, whole)).catch(() => response.destroy())
  })
  const listening = await listen(server)

  const change = (id: string, bytes: Uint8Array, done: boolean): void => {
    const run = runs.get(id) as Run
    run.bytes = Buffer.concat([run.bytes, bytes])
    run.done = done
    for (const watch of run.watchers) watch()
  }
  const { arrange } = createSteeredArrangements({
    async startRun({ access, id = `run${++count}Abc`, owner }) {
      const readers = access === 'owner' ? owner : undefined
      runs.set(id, { bytes: Buffer.alloc(0), done: false, owner: readers, watchers: new Set(), recent: [] })
      return id
    },
    append: async (id, bytes) => change(id, bytes, false),
    finish: async (id) => change(id, Buffer.alloc(0), true),
    deleteRun: async (id) => void runs.delete(id),
    async createToken(owner) {
      const token = `token-${++count}-of-${owner}-${Math.random().toString(36)}`
      tokens.set(token, owner)
      return token
    },
    async setRateLimit(perSecond) {
      limit = perSecond
    },
  })
  return defineTarget({
    name: kind,
    url: listening.url,
    // Smaller than the usual one: this server strips a log anew for each answer.
    arrange: { ...arrange, largeLog: () => arrange.writtenLog('2020-01-01T00:00:00.000Z a line\n'.repeat(80_000)) },
    close: async () => listening[Symbol.asyncDispose](),
  })
}

async function send(response: ServerResponse, { status, headers, body }: Reply): Promise<void> {
  const length = Buffer.isBuffer(body) ? { 'Content-Length': body.length } : {}
  response.writeHead(status, { ...headers, ...length })
  for await (const piece of Buffer.isBuffer(body) ? [body] : body) response.write(piece)
  response.end()
}

/** HTTP/1.0 byte by byte: no framing but the end of the connection, lower-case names, three bytes at a time. */
async function sendOddly({ socket, req }: ServerResponse, { status, headers, body }: Reply): Promise<void> {
  const lines = Object.entries(headers).map(([name, value]) => `${name.toLowerCase()}:${value}\r\n`)
  socket?.write(`HTTP/1.0 ${status} \r\n${lines.join('')}\r\n`)
  for await (const piece of Buffer.isBuffer(body) ? [body] : body) {
    const size = piece.length < 4096 ? 3 : piece.length
    for (let at = 0; at < piece.length && req.method !== 'HEAD'; at += size)
      socket?.write(piece.subarray(at, at + size))
  }
  socket?.end()
}

async function* follow(run: Run, raw: boolean, request: IncomingMessage): AsyncGenerator<Buffer> {
  let sent = 0
  for (let over = false; !over && !request.socket.destroyed; ) {
    over = run.done
    const { bytes } = run
    const all = raw ? bytes : printable(bytes, over)
    if (all.length > sent) yield all.subarray(sent)
    sent = Math.max(sent, all.length)
    if (over || run.done || run.bytes !== bytes) continue
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        run.watchers.delete(wake)
        request.socket.off('close', wake)
        resolve()
      }
      run.watchers.add(wake)
      request.socket.once('close', wake)
    })
  }
}

const complete =
  /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)|\x1b[ -/]*[0-OQ-WYZ\\`-~]/y
const introducer = /[\x1b\x80-\x9f]/g
const begun =
  /(?:\x1b\[|\x9b)[0-?]*[ -/]*$|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\n]*\x1b?$|\x1b[ -/]*$/y

/** What of a log is printable; while more may come, without a character or a sequence that is not complete. */
function printable(bytes: Buffer, done: boolean): Buffer {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes, { stream: !done })
  let clean = ''
  for (let at = 0; at < text.length; ) {
    introducer.lastIndex = at
    const next = introducer.exec(text)?.index ?? text.length
    clean += text.slice(at, next)
    at = next
    if (at === text.length) break
    complete.lastIndex = at
    begun.lastIndex = at
    const sequence = complete.exec(text)
    if (sequence === null && !done && begun.test(text)) break
    at += sequence === null ? 1 : sequence[0].length
  }
  return Buffer.from(clean.replace(/[\x00-\x08\x0b-\x1f\x7f]/g, ''))
}

function decode(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}
