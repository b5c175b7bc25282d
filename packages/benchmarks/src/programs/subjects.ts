import { setTimeout as sleep } from 'node:timers/promises'
import type { StartedMutant } from '@get-log/contract-tests/proof'
import { faultless, mutants, startMutant } from '@get-log/contract-tests/proof'
import { answerParent } from '../processes/answer-parent.ts'
import type { Situation } from '../situations/situation.ts'
import { arrangeSituations } from '../situations/situation.ts'
import type { Subject } from '../situations/tool-verdict.ts'

const started = new Map<string, StartedMutant & { leaving: AbortController }>()
// How long the server counts before it takes requests again, and how soon to look whether it does.
const windowMs = 1000
const lookMs = 20

/** Takes the one request that a window has room for, so that whoever comes later is one too many. */
async function keepExhausted(url: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const status = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(windowMs)]) }).then(
      async (response) => {
        await response.body?.cancel()
        return response.status
      },
      () => 0,
    )
    await sleep(status === 200 ? windowMs : lookMs, undefined, { signal }).catch(() => {})
  }
}

const methods = {
  /** The names of all mutants. */
  list: (): string[] => mutants.map(({ name }) => name),
  /** Starts a server with the fault of this name, or without one. */
  async start(name: string): Promise<Subject> {
    const mutant = await startMutant(name, mutants.find((each) => each.name === name)?.start ?? faultless)
    const { url } = mutant.target
    started.set(url, { ...mutant, leaving: new AbortController() })
    return { name, url, controlUrl: mutant.controlUrl }
  },
  /** Brings a server to all that the document describes. */
  async arrange({ url }: Subject): Promise<readonly Situation[]> {
    const { target, leaving } = started.get(url) as StartedMutant & { leaving: AbortController }
    const situations = await arrangeSituations(target)
    const exhausted = situations.find(({ status }) => status === 429)
    if (exhausted) void keepExhausted(`${url}${exhausted.path}`, leaving.signal)
    return situations
  },
  /** Stops a server. */
  async stop({ url }: Subject): Promise<void> {
    started.get(url)?.leaving.abort()
    await started.get(url)?.[Symbol.asyncDispose]()
  },
}
/** What the program of subjects can be asked for. */
export type SubjectsMethods = typeof methods
answerParent(methods)
