import type { Server } from 'node:net'
import { onTestFinished } from 'vitest'
import { listen } from '../src/proof/serve-mutant.ts'

export async function serve(server: Server): Promise<string> {
  const listening = await listen(server)
  onTestFinished(() => listening[Symbol.asyncDispose]())
  return listening.url
}
