import { setTimeout as sleep } from 'node:timers/promises'
import { Blocked } from '../../clause/scene.ts'
import type { Actor, Job } from './actor.ts'
import { isOver, orMissing } from './actor.ts'
import { longestPauseMs, pauses } from './pauses.ts'
import type { Platform } from './platform.ts'
import { PlatformError } from './platform.ts'

/** How long a run may take to be deleted. */
const deleteMs = 180_000
const deletedAtOnce = 20

/** Deletes runs of the Actor, and ends those before that still run. */
export class RunRemoval {
  readonly #platform: Platform
  readonly #actor: Actor
  readonly #look: (id: string) => Promise<Job | undefined>
  readonly #deleted = new Map<string, Promise<void>>()

  /** @param look what becomes of a run; undefined once it is gone. */
  constructor(
    platform: Platform,
    actor: Actor,
    look: (id: string) => Promise<Job | undefined> = (id) =>
      platform.ask<Job>('GET', `actor-runs/${id}`).catch(orMissing),
  ) {
    this.#platform = platform
    this.#actor = actor
    this.#look = look
  }

  /** How many runs were deleted so far. */
  get deleted(): number {
    return this.#deleted.size
  }

  async delete(id: string): Promise<void> {
    const deleted = this.#deleted.get(id) ?? this.#deleteOnce(id)
    this.#deleted.set(id, deleted)
    deleted.catch(() => this.#deleted.delete(id))
    return deleted
  }

  /** Gives the ids of those that could not be deleted. */
  async deleteAll(ids: readonly string[]): Promise<string[]> {
    const [waiting, failed]: [string[], string[]] = [[...ids], []]
    const work = async (): Promise<void> => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift())
        await this.delete(id).catch(() => failed.push(id as string))
    }
    await Promise.all(Array.from({ length: deletedAtOnce }, work))
    return failed
  }

  /** Deletes every run of the Actor, and gives the ids of those that could not be. */
  async sweep(): Promise<string[]> {
    const deadline = performance.now() + deleteMs
    for (;;) {
      const query = { limit: 1000, desc: true }
      const { items } = await this.#platform.ask<{ items: Job[] }>('GET', `${this.#actor.path}/runs`, { query })
      if (items.length === 0) return []
      const failed = await this.deleteAll(items.map(({ id }) => id))
      if (failed.length > 0) return failed
      if (performance.now() > deadline) return items.map(({ id }) => id)
      await sleep(longestPauseMs / 8)
    }
  }

  async #deleteOnce(id: string): Promise<void> {
    const deadline = performance.now() + deleteMs
    for (const pauseMs of pauses()) {
      const run = await this.#look(id)
      if (run === undefined) return
      if (isOver(run)) await this.#platform.ask('DELETE', `actor-runs/${id}`).catch(orAgain)
      else if (run.status !== 'ABORTING') await this.#platform.ask('POST', `actor-runs/${id}/abort`).catch(orAgain)
      if (performance.now() > deadline) throw new Blocked(`The run ${id} could not be deleted in ${deleteMs / 1000} s`)
      await sleep(pauseMs)
    }
  }
}

/** A run that is not over yet, or gone by now, is looked at again. */
function orAgain(error: unknown): void {
  if (!(error instanceof PlatformError) || ![400, 404, 409].includes(error.status)) throw error
}
