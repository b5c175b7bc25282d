/** How to start a run: all of it is optional. */
export interface RunSettings {
  readonly id?: string
  readonly owner?: string
  readonly access?: 'anyone' | 'owner'
}

/**
 * What steers a log server. A step that cannot be done throws `Blocked`; `RunDisturbed` if that is because the run, which nothing else
 * steers, has ended or is gone.
 */
export interface Steering {
  /** Starts a run and gives its id. */
  startRun(settings: RunSettings): Promise<string>
  /** Runs what prints exactly these bytes, and gives its id once it has ended: one run may serve all who ask for the same. Default: step by step. */
  printRun?(settings: RunSettings, bytes: Uint8Array): Promise<string>
  /** Resolves once so much of what was appended can be read, where that takes a while. */
  settle?(id: string, bytes: number): Promise<void>
  append(id: string, bytes: Uint8Array): Promise<void>
  finish(id: string): Promise<void>
  /** Forgets a run, if there is one. */
  deleteRun(id: string): Promise<void>
  createToken(owner: string): Promise<string>
  setRateLimit(perSecond: number): Promise<void>
}
