import type { ErrorStatus } from '@get-log/types'
import type { Log } from '../clause/arrangements.ts'
import type { Clause } from '../clause/clause.ts'
import type { Finding } from '../clause/finding.ts'
import type { Capability, Scene } from '../clause/scene.ts'
import type { Exchange } from '../witness/exchange.ts'
import { readRefused } from './read-refused.ts'

type Check = (exchange: Exchange, log: Log) => Finding[]

/** How a clause comes by a documented error; one that the document has gained since, by the arrangement `refusedLog`. */
export function bringAbout(status: ErrorStatus, check: Check): Pick<Clause, 'needs' | 'exclusive' | 'check'> {
  if (status === 429) return { needs: ['exhaustedLog'], exclusive: true, check: (scene) => checkRefused(scene, check) }
  const { need, ...request } = ways[status] ?? { need: 'refusedLog' }
  return {
    needs: [need],
    async check({ arrange, read }) {
      const log = need === 'refusedLog' ? await arrange.refusedLog(status) : await arrange[need]()
      return check(await read(log, request), log)
    },
  }
}

type Way = {
  readonly need: 'finishedLog' | 'unauthorizedLog' | 'forbiddenLog' | 'unknownLog' | ('refusedLog' & Capability)
}

const ways: Partial<Record<number, Way & { readonly query?: string; readonly method?: string }>> = {
  400: { need: 'finishedLog', query: 'raw=banana' },
  401: { need: 'unauthorizedLog' },
  403: { need: 'forbiddenLog' },
  404: { need: 'unknownLog' },
  405: { need: 'finishedLog', method: 'POST' },
}

async function checkRefused(scene: Scene, check: Check): Promise<Finding[]> {
  await using log = await scene.arrange.exhaustedLog()
  return check(await readRefused(scene, log), log)
}
