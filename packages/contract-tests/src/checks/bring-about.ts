import type { ErrorStatus } from '@get-log/types'
import type { Log } from '../clause/arrangements.ts'
import type { Finding, Promised } from '../clause/clause.ts'
import type { Capability, RequestVariation, Scene } from '../clause/scene.ts'
import { Inapplicable } from '../clause/scene.ts'
import { describeExchange } from '../witness/describe-exchange.ts'
import type { Exchange } from '../witness/exchange.ts'
import { readRefused } from './check-limited.ts'

type Check = (exchange: Exchange, log: Log) => Finding[]

/**
 * How a clause provokes a documented error; an error that the document has gained since this was written, by the arrangement `refusedLog`. If nobody promised
 * that a request is answered so, another refusal leaves nothing to judge.
 */
export function bringAbout(status: ErrorStatus, check: Check): Pick<Promised, 'needs' | 'exclusive' | 'check'> {
  if (status === 429) return { needs: ['exhaustedLog'], exclusive: true, check: (scene) => checkRefused(scene, check) }
  const { need, others = [], variations = [{}] } = ways[status] ?? { need: 'refusedLog' }
  return {
    needs: [need],
    async check({ arrange, read }) {
      const log = need === 'refusedLog' ? await arrange.refusedLog(status) : await arrange[need]()
      const exchanges: Exchange[] = []
      for (const variation of variations) exchanges.push(await read(log, variation))
      const exchange = exchanges.find((one) => one.status === status) ?? (exchanges[0] as Exchange)
      if (!others.includes(exchange.status)) return check(exchange, log)
      throw new Inapplicable(`There was no ${status}, which nobody promised for this: ${describeExchange(exchange)}`)
    },
  }
}

/**
 * The answers for missing logs, however they are requested. An answer that asks for a token first, a 401 or a 403, says nothing about that and is
 * left out.
 */
export async function readUnknown(
  { arrange, read }: Scene<'unknownLog'>,
  variations: readonly RequestVariation[],
  ids: readonly string[] = [],
): Promise<readonly Exchange[]> {
  const log = await arrange.unknownLog()
  const logs = ids.length === 0 ? [log] : ids.map((id) => ({ ...log, id }))
  const exchanges = await Promise.all(logs.flatMap((one) => variations.map((variation) => read(one, variation))))
  const told = exchanges.filter(({ status }) => status !== 401 && status !== 403)
  if (told.length === 0) throw new Inapplicable('Even for a missing log, a token is needed first (401 or 403)')
  return told
}

type Way = {
  readonly need: 'finishedLog' | 'unauthorizedLog' | 'forbiddenLog' | 'unknownLog' | ('refusedLog' & Capability)
  readonly variations?: readonly RequestVariation[]
  /** Other possible answers. */
  readonly others?: readonly number[]
}

const ways: Partial<Record<number, Way>> = {
  400: {
    need: 'finishedLog',
    variations: ['raw=banana', 'download=banana', 'stream=banana'].map((query) => ({ query })),
    others: [200],
  },
  401: { need: 'unauthorizedLog', others: [403, 404] },
  403: { need: 'forbiddenLog', others: [401, 404] },
  404: { need: 'unknownLog', others: [401, 403] },
  405: { need: 'finishedLog', variations: [{ method: 'POST' }], others: [400, 403, 404, 501] },
}

async function checkRefused(scene: Scene, check: Check): Promise<Finding[]> {
  await using log = await scene.arrange.exhaustedLog()
  return check(await readRefused(scene, log), log)
}
