import { setTimeout as sleep } from 'node:timers/promises'
import { mapAtOnce } from '../../at-once.ts'
import { Blocked } from '../../clause/scene.ts'
import type { Actor, Job } from './actor.ts'
import { isOver } from './actor.ts'
import type { Platform } from './platform.ts'
import { longestPauseMs, pauses } from './platform.ts'

const deleteMs = 180_000
const deletedAtOnce = 20
/** Statuses of a run that is not over yet, or already gone: look again. */
const again = [400, 404, 409]

/** Deletes runs of the Actor, after ending those that are still running. `look` returns a run, or undefined once it is gone. */
export function createRemoval(
  platform: Platform,
  actor: Actor,
  look = (id: string): Promise<Job | undefined> => platform.askUnless<Job>([404], 'GET', `actor-runs/${id}`),
) {
  const deletions = new Map<string, Promise<void>>()
  const deleteOnce = async (id: string): Promise<void> => {
    const deadline = performance.now() + deleteMs
    for (const pauseMs of pauses()) {
      const run = await look(id)
      if (run === undefined) return
      if (isOver(run)) await platform.askUnless(again, 'DELETE', `actor-runs/${id}`)
      else if (run.status !== 'ABORTING') await platform.askUnless(again, 'POST', `actor-runs/${id}/abort`)
      if (performance.now() > deadline) throw new Blocked(`The run ${id} could not be deleted in ${deleteMs / 1000} s`)
      await sleep(pauseMs)
    }
  }
  const deleteRun = async (id: string): Promise<void> => {
    const deletion = deletions.get(id) ?? deleteOnce(id)
    deletions.set(id, deletion)
    deletion.catch(() => deletions.delete(id))
    return deletion
  }
  /** Returns the ids of those that could not be deleted. */
  const deleteAll = async (ids: readonly string[]): Promise<string[]> => {
    const step = (id: string): Promise<string[]> =>
      deleteRun(id).then(
        () => [],
        () => [id],
      )
    return (await mapAtOnce(ids, deletedAtOnce, step)).flat()
  }
  /** Deletes every run of the Actor, and returns the ids of those that could not be deleted. */
  const sweep = async (): Promise<string[]> => {
    const deadline = performance.now() + deleteMs
    for (;;) {
      const query = { limit: 1000, desc: true }
      const { items } = await platform.ask<{ items: Job[] }>('GET', `${actor.path}/runs`, { query })
      const ids = items.map(({ id }) => id)
      const failed = await deleteAll(ids)
      if (ids.length === 0 || failed.length > 0) return failed
      if (performance.now() > deadline) return ids
      await sleep(longestPauseMs / 8)
    }
  }
  return { deleteRun, deleteAll, sweep, countDeleted: () => deletions.size }
}
