import { createRequire } from 'node:module'
import type { Log } from '../../clause/arrangements.ts'
import { exampleLog } from '../../endpoint/operation.ts'
import type { Offers, Target } from '../target.ts'
import { defineTarget } from '../target.ts'
import { startPrism } from './start-prism.ts'

/** The id that the mock is asked for; it answers every one alike. */
const id = 'HG7ML7M8z78YcAPEB'

const oneLog = 'Prism has one log, the example of the document: it stores nothing'
const noTokens = 'Prism accepts any token, or none: it knows no users'
const noHolding = 'Prism answers at once and whole: it cannot hold a response open'

const lacking: Offers = {
  writtenLog: oneLog,
  namedLog: oneLog,
  ansiLog: oneLog,
  emptyLog: oneLog,
  largeLog: oneLog,
  growingLog: noHolding,
  steeredLog: noHolding,
  knownToken: noTokens,
  restrictedLog: noTokens,
  foreignLog: noTokens,
  guardedLog: noTokens,
  guardedRun: noTokens,
  tokenCheck: noTokens,
  rateLimit: 'Prism does not count requests',
  conditionalHeaders: 'Prism sends every documented header, whatever the query',
  distinctIds: 'Prism answers every id alike',
}

/**
 * Starts a Prism mock of a document, by default the one of this kit, as a target. Its situations are `Prefer` headers, which choose the
 * documented response.
 */
export async function createPrismTarget(options: { specFile?: string } = {}): Promise<Target> {
  const specFile = options.specFile ?? createRequire(import.meta.url).resolve('@get-log/spec/openapi.json')
  const prism = await startPrism(specFile)
  const known = { id, written: Buffer.from(exampleLog()) }
  const preferring = async (status: number): Promise<Log> => ({ ...known, headers: { Prefer: `code=${status}` } })
  return defineTarget({
    name: 'prism',
    url: prism.url,
    arrange: {
      ...lacking,
      finishedLog: async () => known,
      knownLog: async () => known,
      unknownLog: async () => preferring(404),
      unauthorizedLog: async () => preferring(401),
      forbiddenLog: async () => preferring(403),
      refusedLog: preferring,
      exhaustedLog: async () => ({ ...(await preferring(429)), [Symbol.asyncDispose]: async () => {} }),
    },
    close: async () => prism.stop(),
  })
}
