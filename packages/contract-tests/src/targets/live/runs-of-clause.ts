import { Blocked } from '../../clause/scene.ts'
import type { RunSettings, Steering } from '../steering/steered-arrangements.ts'
import type { GeneralAccess, LiveRuns } from './live-runs.ts'

/** Steers the runs of one clause. `whatHappened` says what ended a run that nothing had told to end, as a sentence for people. */
export function steerRuns(
  runs: LiveRuns,
  ownerToken: string,
  otherToken = '',
): Steering & { whatHappened(): Promise<string | undefined> } {
  const steered = new Map<string, Awaited<ReturnType<LiveRuns['steer']>>>()
  const told = new Set<string>()
  return {
    async startRun({ access }) {
      const run = await runs.steer(accessOf(access), steered.size - told.size)
      steered.set(run.id, run)
      return run.id
    },
    printRun: ({ access }, bytes) => runs.print(accessOf(access), bytes),
    append: async (id, bytes) => steered.get(id)?.print(bytes),
    async settle(id, bytes) {
      if (!told.has(id)) await runs.settle(id, bytes)
    },
    async finish(id) {
      told.add(id)
      await steered.get(id)?.end()
    },
    /** It takes a while, and no clause has to wait for it. */
    async deleteRun(id) {
      runs.removal.deleteRun(id).catch(() => {})
    },
    createToken: async (owner) => (owner === 'contract-tests' ? ownerToken : otherToken),
    async setRateLimit() {
      throw new Blocked("The limit is the provider's to set")
    },
    async whatHappened() {
      for (const id of steered.keys()) {
        const became = told.has(id) ? undefined : await runs.whatBecameOf(id)
        if (became !== undefined) return became
      }
      return undefined
    },
  }
}

function accessOf(access: RunSettings['access']): GeneralAccess {
  return access === 'owner' ? 'RESTRICTED' : 'ANYONE_WITH_ID_CAN_READ'
}
