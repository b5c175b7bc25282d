import { once } from 'node:events'
import type { Socket } from 'node:net'
import { connect } from 'node:net'
import { AnswerParser } from '../load/answer-parser.ts'
import { answerParent } from '../processes/answer-parent.ts'

/** Who is to follow what. */
export interface FollowTask {
  readonly url: string
  /** Path and query of the request. */
  readonly path: string
  readonly count: number
}

const sockets: Socket[] = []
// Undefined until something is to be compared: a connection that is only held may have had any answer.
let expected: Buffer | undefined
let received = 0
let lastArrival = 0
let failure: Error | undefined
let onArrival = () => {}
// A server's backlog holds no more than some hundreds of connections.
const connectionsAtOnce = 200

async function follow({ url, path }: FollowTask): Promise<void> {
  const { hostname, port, host } = new URL(url)
  const socket = connect({ port: Number(port), host: hostname })
  sockets.push(socket)
  let position = 0
  const parser = new AnswerParser({
    onBody(piece) {
      if (!expected) return
      if (expected.compare(piece, 0, piece.length, position, position + piece.length) !== 0) {
        throw new Error(`A follower got another byte than was written, after ${position}.`)
      }
      position += piece.length
      received += piece.length
      lastArrival = Number(process.hrtime.bigint()) / 1e6
    },
    onEnd: () => {},
  })
  socket.setNoDelay(true)
  socket.on('data', (bytes) => {
    try {
      parser.push(bytes)
    } catch (error) {
      failure ??= error as Error
    }
    onArrival()
  })
  socket.on('error', (error) => {
    failure ??= error
  })
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
  socket.on('close', () => {
    failure ??= new Error('The server closed the connection of a follower.')
    onArrival()
  })
  // The head of the answer, by which the server has taken the follower in.
  await Promise.race([once(socket, 'data'), once(socket, 'close')])
  if (failure) throw failure
}

const methods = {
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
  async arrived(_: undefined): Promise<number> {
    const total = (expected?.length ?? 0) * sockets.length
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
/** What the followers can be asked for. */
export type FollowersMethods = typeof methods
answerParent(methods)
