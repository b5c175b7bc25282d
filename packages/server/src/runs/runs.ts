import type { Limits } from '../limits.ts'
import { LogServerError } from '../log-server-error.ts'
import type { Traits } from '../profile/profile.ts'
import type { Access, LogStorage, LogStore } from './log-storage.ts'
import { Run } from './run.ts'
import { checkRunId, createRunId } from './run-id.ts'

/** How to start a run. */
export interface RunOptions {
  /** Default: a random one of 17 letters and digits. */
  readonly id?: string | undefined
  /** Whose run it is; a token names its owner. */
  readonly owner?: string | undefined
  /** Who may read the log. Default: as the trait `access` says, else anyone. `owner` needs an owner. */
  readonly access?: Access | undefined
}

/** The owner of restricted runs for which none is named, and of command-line tokens that name none. */
const defaultOwner = 'default'

/** The platform's first lines. */
const platformLines = (): string => `ACTOR: Pulling Docker image of build ${createRunId()} from registry.
ACTOR: Creating Docker container.
ACTOR: Starting Docker container.
`

/** The runs that the server knows. */
export class Runs {
  readonly #runs = new Map<string, { readonly run: Run; readonly storage: LogStorage }>()
  readonly #store: LogStore
  readonly #limits: Limits
  readonly #traits: Traits

  constructor(store: LogStore, limits: Limits, traits: Traits) {
    this.#traits = traits
    this.#store = store
    this.#limits = limits
    for (const { details, storage } of store.restore()) {
      checkRunId(details.id)
      if (this.#runs.has(details.id)) throw duplicateRun(details.id)
      this.#runs.set(details.id, { run: new Run(details, storage, limits, 'finished', false), storage })
    }
  }

  /** Starts a run with an empty log. Throws a `LogServerError`: `invalid-input`, `run-exists`, `limit-reached`, `storage-failed`. */
  start(options: RunOptions = {}): Run {
    const { id = createRunId(), access = this.#traits.access } = options
    const isOwnedByDefault = options.access === undefined && access === 'owner'
    const { owner = isOwnedByDefault ? defaultOwner : undefined } = options
    checkRunId(id)
    if (access === 'owner' && owner === undefined) {
      throw new LogServerError(
        'invalid-input',
        `Run ${JSON.stringify(id)} is for its owner only, but has none: give an owner.`,
      )
    }
    if (this.#runs.has(id)) throw duplicateRun(id)
    if (this.#runs.size >= this.#limits.runs) {
      throw new LogServerError(
        'limit-reached',
        `There are ${this.#runs.size} runs already; delete some or raise limits.runs.`,
      )
    }
    const details = { id, owner, access, startedAt: new Date() }
    const storage = this.#store.create(details)
    const run = new Run(details, storage, this.#limits, 'running', this.#traits.stamps)
    this.#runs.set(id, { run, storage })
    if (this.#traits.platformLines) this.#begin(run)
    return run
  }

  #begin(run: Run): void {
    try {
      run.append(platformLines())
    } catch (error) {
      this.delete(run.id)
      throw error
    }
  }

  get(id: string): Run | undefined {
    return this.#runs.get(id)?.run
  }

  /** All runs, in the order of their start. */
  list(): Run[] {
    return Array.from(this.#runs.values(), ({ run }) => run)
  }

  /** Deletes a run and its log, and ends its streams; returns false if there was none. Throws `storage-failed`; then nothing is deleted. */
  delete(id: string): boolean {
    const found = this.#runs.get(id)
    if (found === undefined) return false
    found.storage.delete()
    this.#runs.delete(id)
    found.run.forget()
    return true
  }
}

function duplicateRun(id: string): LogServerError {
  return new LogServerError('run-exists', `There is already a run ${JSON.stringify(id)}; delete it or use another id.`)
}
