import { Blocked } from '../../clause/scene.ts'
import type { RunSettings, Steering } from '../steering/steering.ts'
import type { GeneralAccess, LiveRuns, SteeredRun } from './live-runs.ts'

/** The runs that one clause has. */
export class RunsOfClause implements Steering {
  readonly #runs: LiveRuns
  readonly #ownerToken: string
  readonly #otherToken: string | undefined
  readonly #steered = new Map<string, SteeredRun>()
  readonly #told = new Set<string>()

  constructor(runs: LiveRuns, ownerToken: string, otherToken: string | undefined) {
    this.#runs = runs
    this.#ownerToken = ownerToken
    this.#otherToken = otherToken
  }

  async startRun({ access }: RunSettings): Promise<string> {
    const run = await this.#runs.steer(accessOf(access), this.#steered.size - this.#told.size)
    this.#steered.set(run.id, run)
    return run.id
  }

  async printRun({ access }: RunSettings, bytes: Uint8Array): Promise<string> {
    return this.#runs.print(accessOf(access), bytes)
  }

  async append(id: string, bytes: Uint8Array): Promise<void> {
    await this.#steered.get(id)?.print(bytes)
  }

  async settle(id: string, bytes: number): Promise<void> {
    if (!this.#told.has(id)) await this.#runs.settle(id, bytes)
  }

  async finish(id: string): Promise<void> {
    this.#told.add(id)
    await this.#steered.get(id)?.end()
  }

  /** It takes a while, and no clause has to wait for it. */
  async deleteRun(id: string): Promise<void> {
    this.#runs.removal.delete(id).catch(() => {})
  }

  async createToken(owner: string): Promise<string> {
    return owner === 'contract-tests' ? this.#ownerToken : (this.#otherToken ?? '')
  }

  async setRateLimit(): Promise<void> {
    throw new Blocked("The limit is the provider's to set")
  }

  /** What ended a run that nothing had told to end, as a sentence for people. */
  async whatHappened(): Promise<string | undefined> {
    for (const id of this.#steered.keys()) {
      const became = this.#told.has(id) ? undefined : await this.#runs.whatBecameOf(id)
      if (became !== undefined) return became
    }
    return undefined
  }
}

function accessOf(access: RunSettings['access']): GeneralAccess {
  return access === 'owner' ? 'RESTRICTED' : 'ANYONE_WITH_ID_CAN_READ'
}
