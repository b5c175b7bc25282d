import { clauses, judgeAll } from '../../src/index.ts'
import type { Judgement } from '../../src/judge/judge.ts'
import type { Actor } from '../../src/targets/live/actor.ts'
import { findActor, startBuild, uploadActor } from '../../src/targets/live/actor.ts'
import type { LiveOptions } from '../../src/targets/live/live-target.ts'
import { createLiveTarget } from '../../src/targets/live/live-target.ts'
import { Platform } from '../../src/targets/live/platform.ts'
import type { Faults } from './account.ts'
import type { StandIn } from './start-platform.ts'
import { startPlatform } from './start-platform.ts'

/** Starts a stand-in in whose account the Actor is built. */
export async function startWithActor(faults: Faults = {}): Promise<StandIn> {
  const standIn = await startPlatform(faults)
  const platform = new Platform(standIn.url, standIn.token)
  await startBuild(platform, await uploadActor(platform, await findActor(platform)))
  while (Object.keys([...standIn.actors.values()][0]?.taggedBuilds ?? {}).length === 0) await new Promise(setImmediate)
  standIn.asked.length = 0
  return standIn
}

/** What came of judging some clauses there, what was told meanwhile, and in what order. */
export async function judgeLive(
  { url, token, otherToken }: StandIn,
  ids: readonly string[],
  options: Partial<LiveOptions> = {},
): Promise<{
  readonly verdicts: Record<string, string>
  readonly judgements: readonly Judgement[]
  readonly told: string
}> {
  const told: string[] = []
  const platform = new Platform(url, token)
  const actor = (await findActor(platform)) as Actor
  const all = { otherToken, expected: ids.length, tell: (line: string) => void told.push(line), ...options }
  const target = await createLiveTarget(platform, actor, all)
  const chosen = clauses.filter(({ id }) => ids.includes(id))
  const judgements = await judgeAll(chosen, target, { patienceMs: 5000 }).finally(target.close)
  const verdicts = judgements.map(({ clause, verdict, reason, findings }) => {
    const why = reason ?? findings[0]?.code
    return [clause.id, why === undefined ? verdict : `${verdict}: ${why}`]
  })
  return { verdicts: Object.fromEntries(verdicts), judgements, told: told.join('\n') }
}
