import { EventEmitter, once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { Agent, get } from 'node:http'
import { connect } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { ServedLogId } from '../corpus.ts'
import { blocks, readClock, servedLogs } from '../corpus.ts'

export interface LoadTask {
  readonly url: string
  readonly log: ServedLogId
  readonly connections: number
  /** Requests that each connection sends before the first answer. */
  readonly pipelined: number
  /** When to send no further requests, in milliseconds. */
  readonly forMs: number
}

export interface LoadSample {
  readonly answers: number
  readonly ms: number
  /** How much of the time this process was busy, 0 to 1: near 1, it would measure itself. */
  readonly busy: number
}

/** Compares an answer with what is served; returns its length in bytes, head included, which those that follow share. */
async function verify({ url, log }: LoadTask): Promise<number> {
  const request = get(`${url}/v2/logs/${log}`, { agent: new Agent({ keepAlive: true }) })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  const { socket, statusCode } = response
  const body = await buffer(response)
  const length = socket.bytesRead
  socket.destroy()
  const { bytes, size } = servedLogs[log]
  if (statusCode !== 200 || !body.equals(bytes)) throw new Error(`${statusCode}, and not the log of ${size}: ${body}`)
  return length
}

/** Sends requests as long as there is time. Only counts what arrives, which has to be whole answers. */
function loadConnection({ url, log, pipelined }: LoadTask, length: number, until: number): Promise<number> {
  const { hostname, port, host } = new URL(url)
  const requests = `GET /v2/logs/${log} HTTP/1.1\r\nHost: ${host}\r\n\r\n`.repeat(pipelined)
  const batch = length * pipelined
  return new Promise((resolve, reject) => {
    let [answers, received] = [0, 0]
    const take = (bytes: number): boolean => {
      received += bytes
      if (received > batch) socket.destroy(new Error(`${received} bytes arrived, ${batch} were expected.`))
      if (received !== batch) return true
      received = 0
      answers += pipelined
      if (performance.now() < until) socket.write(requests)
      else socket.end(() => resolve(answers))
      return true
    }
    const socket = connect({
      port: Number(port),
      host: hostname,
      noDelay: true,
      // One buffer for all reads: no garbage.
      onread: { buffer: Buffer.allocUnsafe(256 * 1024), callback: take },
    })
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('An answer broke off.')))
    socket.write(requests)
  })
}

/** Loads a server, after comparing one of its answers with what it serves. */
export async function load(task: LoadTask): Promise<LoadSample> {
  const length = await verify(task)
  const idleBefore = performance.eventLoopUtilization()
  const startedAt = performance.now()
  const until = startedAt + task.forMs
  const answers = await Promise.all(Array.from({ length: task.connections }, () => loadConnection(task, length, until)))
  const ms = performance.now() - startedAt
  const busy = performance.eventLoopUtilization(idleBefore).utilization
  return { answers: answers.reduce((sum, each) => sum + each, 0), ms, busy }
}

/** Every live log of the benchmarks is a prefix of this one. */
const written = blocks.plain()
let followers = 0
let received = 0
let lastArrival = 0
const arrivals = new EventEmitter()
// A server's backlog holds only a few hundred connections.
const connectionsAtOnce = 200

/** Follows a log; resolves with the head of its answer, when the server has accepted the follower. A failure ends this process. */
async function followLog(url: string): Promise<void> {
  const [response] = (await once(get(url, { agent: new Agent({ keepAlive: true }) }), 'response')) as [IncomingMessage]
  let position = 0
  response.on('data', (piece: Buffer) => {
    const end = position + piece.length
    if (!written.subarray(position, end).equals(piece))
      throw new Error(`The bytes differ from position ${position} on.`)
    position = end
    received += piece.length
    lastArrival = readClock()
    arrivals.emit('arrival')
  })
}

/** Follows a log that is still empty on this many connections; resolves once each has the head of its answer. */
export async function follow(url: string, count: number): Promise<void> {
  for (; followers < count; followers += connectionsAtOnce) {
    await Promise.all(Array.from({ length: connectionsAtOnce }, () => followLog(url)))
  }
}

/** Waits until each follower has this many bytes, all compared; returns the time of the last arrival on the machine's clock. */
export async function arrived(bytes: number): Promise<number> {
  while (received < bytes * followers) await once(arrivals, 'arrival')
  return lastArrival
}
