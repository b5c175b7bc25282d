import { setTimeout as sleep } from 'node:timers/promises'
import { createUrlTarget } from '@get-log/contract-tests'
import { faultless, mutants, startMutant } from '@get-log/contract-tests/proof'
import { createLogServer } from '@get-log/server'
import type { Situation } from '../contract/situation.ts'
import { arrangeSituations } from '../contract/situation.ts'
import { answerParent } from '../processes/answer-parent.ts'
import type { SteeredServer } from './kit.ts'

/** A server to be judged, with the documented situations arranged. */
export interface Subject {
  /** The mutant's name, or `no fault`. */
  readonly name: string
  readonly url: string
  readonly situations: readonly Situation[]
}

const stops = new Map<string, () => Promise<void>>()
// How long the server counts before it takes requests again, and how soon to look whether it does.
const windowMs = 1000
const lookMs = 20

async function start(name: string): Promise<Subject> {
  const mutant = mutants.find((each) => each.name === name)
  const started = await startMutant(name, mutant?.start ?? faultless)
  const situations = await arrangeSituations(started.target)
  const { url } = started.target
  const leaving = new AbortController()
  const exhausted = situations.find(({ status }) => status === 429)
  if (exhausted) void keepExhausted(`${url}${exhausted.path}`, leaving.signal)
  stops.set(name, async () => {
    leaving.abort()
    await started[Symbol.asyncDispose]()
  })
  return { name, url, situations }
}

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
  /** Starts a server without a fault, and without anything between it and who judges it. */
  async serve(_: undefined): Promise<SteeredServer & Subject> {
    const { url, controlUrl = '' } = await createLogServer().listen({ controlPort: 0 })
    const situations = await arrangeSituations(await createUrlTarget(url, { controlUrl }), false)
    return { name: 'no fault', url, controlUrl, situations }
  },
  /** The names of all mutants. */
  list: (_: undefined): string[] => mutants.map(({ name }) => name),
  /** Starts the server with these faults, each alone. */
  start: (names: readonly string[]): Promise<Subject[]> => Promise.all(names.map(start)),
  /** Stops what was started. */
  async stop(names: readonly string[]): Promise<void> {
    await Promise.all(names.map((name) => stops.get(name)?.()))
  },
}
/** What the program of subjects can be asked for. */
export type SubjectsMethods = typeof methods
answerParent(methods)
