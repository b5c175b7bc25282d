import { createServer } from 'node:net'
import { listen } from '../../src/proof/serve-mutant.ts'

/** A port that nobody listened on just now. */
export async function freePort(): Promise<number> {
  await using listening = await listen(createServer())
  return Number(new URL(listening.url).port)
}
