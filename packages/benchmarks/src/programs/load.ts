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
    let check = checkBytes(sent)
    const parser = new AnswerParser({
      onBody: (piece) => check.take(piece),
      onEnd() {
        check.finish()
        check = checkBytes(sent)
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
}
/** What the load generator can be asked for. */
export type LoadMethods = typeof methods
answerParent(methods)
