import { EventEmitter } from 'node:events'
import { fileURLToPath } from 'node:url'
import { peersHome, requirePeer } from '../peers/peers.ts'
import { answerParent } from '../processes/answer-parent.ts'
import type { ArrangedSubject, ToolVerdict } from '../situations/tool-verdict.ts'

interface DreddConstructor {
  new (configuration: object): { run(done: (error: Error | null, stats: { tests: number }) => void): void }
}
const Dredd = requirePeer('dredd') as DreddConstructor
const document = fileURLToPath(import.meta.resolve('@get-log/spec/openapi.yaml'))

const methods = {
  /** Runs Dredd with its documented interface for Node, on the situations of a subject. */
  async judge({ url, situations }: ArrangedSubject): Promise<ToolVerdict> {
    Reflect.set(globalThis, 'situations', situations)
    const emitter = new EventEmitter()
    const failed: string[] = []
    emitter.on('test fail', ({ title }: { title: string }) => failed.push(title))
    emitter.on('test error', (_: Error, { title }: { title: string }) => failed.push(title))
    const dredd = new Dredd({
      endpoint: url,
      path: [document],
      hookfiles: [fileURLToPath(new URL('dredd-hooks.cjs', peersHome))],
      emitter,
      loglevel: 'silent',
    })
    const { tests } = await new Promise<{ tests: number }>((resolve, reject) => {
      dredd.run((error, stats) => (error ? reject(error) : resolve(stats)))
    })
    return { checks: tests, failed }
  },
}
/** What Dredd can be asked for. */
export type JudgeMethods = typeof methods
answerParent(methods)
