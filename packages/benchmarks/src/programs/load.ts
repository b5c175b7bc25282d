import { get } from 'node:http'
import { connect } from 'node:net'
import { checkBytes } from '../corpus/check-bytes.ts'
import type { ServedLogId } from '../corpus/served-logs.ts'
import { joinLog, servedLogs } from '../corpus/served-logs.ts'
import { AnswerParser } from '../load/answer-parser.ts'
import { answerParent } from '../processes/answer-parent.ts'

/** How to load a server. */
export interface LoadTask {
  readonly url: string
  readonly log: ServedLogId
  readonly connections: number
  /** Requests that each connection sends before the first answer. */
  readonly pipelined: number
  /** When to send no further requests, in milliseconds. */
  readonly forMs: number
}

/** What came of it. */
export interface LoadSample {
  /** Answers, every byte of which was compared with the log. */
  readonly answers: number
  readonly ms: number
  /** How much of the time this process was busy, 0 to 1: near 1 it would be the one that is measured. */
  readonly busy: number
}

/** Who is to follow what. */
export interface FollowTask {
  readonly url: string
  /** Path and query of the request. */
  readonly path: string
  readonly count: number
}

function loadConnection({ url, log, pipelined }: LoadTask, sent: Buffer, until: number): Promise<number> {
  const { hostname, port, host } = new URL(url)
  const requests = `GET /v2/logs/${log} HTTP/1.1\r\nHost: ${host}\r\n\r\n`.repeat(pipelined)
  return new Promise((resolve, reject) => {
    const socket = connect({
      port: Number(port),
      host: hostname,
      // One buffer for all that is read: nothing to collect.
      onread: { buffer: Buffer.allocUnsafe(256 * 1024), callback: receive },
    })
    let answers = 0
    let check = checkBytes(() => sent)
    const parser = new AnswerParser({
      onBody: (piece) => check.take(piece),
      onEnd() {
        check.finish()
        check = checkBytes(() => sent)
        answers += 1
        if (answers % pipelined > 0) return
        if (performance.now() < until) socket.write(requests)
        else socket.end()
      },
    })
    function receive(length: number, buffer: Uint8Array): boolean {
      try {
        parser.push(Buffer.from(buffer.buffer, buffer.byteOffset, length))
      } catch (error) {
        socket.destroy(error as Error)
      }
      return true
    }
    socket.setNoDelay(true)
    socket.on('error', reject)
    socket.on('close', () => resolve(answers))
    socket.write(requests)
  })
}

let followers = 0
// Undefined until something is to be compared: a connection that is only held may have had any answer.
let expected: Buffer | undefined
let received = 0
let lastArrival = 0
let failure: Error | undefined
let onArrival = () => {}
// A server's backlog holds no more than some hundreds of connections.
const connectionsAtOnce = 200

/** Follows a log, from when the head of its answer has come, by which the server has taken the follower in. */
function follow({ url, path }: FollowTask): Promise<void> {
  followers += 1
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      failure ??= error
      onArrival()
      reject(error)
    }
    get(url + path, { agent: false, headers: { Connection: 'keep-alive' } }, (response) => {
      const check = checkBytes(() => expected ?? Buffer.alloc(0))
      response.on('data', (piece: Buffer) => {
        try {
          if (expected) check.take(piece)
        } catch (error) {
          fail(error as Error)
        }
        received += piece.length
        lastArrival = Number(process.hrtime.bigint()) / 1e6
        onArrival()
      })
      response.on('error', fail)
      resolve()
    }).on('error', fail)
  })
}

const methods = {
  async load(task: LoadTask): Promise<LoadSample> {
    const sent = joinLog(servedLogs[task.log])
    const idleBefore = performance.eventLoopUtilization()
    const startedAt = performance.now()
    const until = startedAt + task.forMs
    const answers = await Promise.all(Array.from({ length: task.connections }, () => loadConnection(task, sent, until)))
    const ms = performance.now() - startedAt
    const busy = performance.eventLoopUtilization(idleBefore).utilization
    return { answers: answers.reduce((sum, each) => sum + each, 0), ms, busy }
  },
  /** Opens connections, each of which has got the head of its answer when this is done. */
  async open(task: FollowTask): Promise<void> {
    for (let opened = 0; opened < task.count; opened += connectionsAtOnce) {
      const count = Math.min(connectionsAtOnce, task.count - opened)
      await Promise.all(Array.from({ length: count }, () => follow(task)))
    }
  },
  /** What every follower is to get, from the start of the log. To be said before it is written. */
  expect(log: Uint8Array): void {
    expected = Buffer.from(log)
  },
  /** Waits until each follower has all that is expected; gives the time of the last arrival on the machine's clock. */
  async arrived(): Promise<number> {
    const total = (expected?.length ?? 0) * followers
    while (received < total && !failure) {
      await new Promise<void>((resolve) => {
        onArrival = resolve
      })
    }
    if (failure) throw failure
    if (received > total) throw new Error(`The followers got ${received} bytes, ${total} were written.`)
    return lastArrival
  },
}
/** What the load generator can be asked for. */
export type LoadMethods = typeof methods
answerParent(methods)
