import { createServer } from 'node:net'
import { listen } from '../../src/proof/serve-mutant.ts'

/** A port that was free just now. */
export async function freePort(): Promise<number> {
  await using listening = await listen(createServer())
  return Number(new URL(listening.url).port)
}
