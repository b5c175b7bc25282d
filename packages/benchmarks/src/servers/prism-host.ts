import { createServer as createNetServer } from 'node:net'
import { document } from '@get-log/spec'
import { operationPath } from '@get-log/types'
import { createSingleProcessPrism } from '@stoplight/prism-cli/dist/util/createServer.js'
import { createLogger } from '@stoplight/prism-core'
import { getHttpOperationsFromSpec } from '@stoplight/prism-http'
import { createServer } from '@stoplight/prism-http-server'
import { servedLogs } from '../corpus/served-logs.ts'
import type { LogHost } from './hosts.ts'
import { listen } from './listen.ts'

const host = '127.0.0.1'

/** What `prism mock` starts for the same OpenAPI document, with the command's defaults; what it logs goes nowhere. */
export async function startPrismHost(): Promise<LogHost> {
  // The command tells only people which port it got, so that a free one is looked for.
  const probe = createNetServer()
  const url = await listen(probe)
  probe.close()
  await createSingleProcessPrism({
    document: createMockedDocument(),
    host,
    port: Number(new URL(url).port),
    cors: true,
    dynamic: false,
    multiprocess: false,
    errors: false,
    ignoreExamples: false,
    verboseLevel: 'info',
    seed: '',
    jsonSchemaFakerFillProperties: false,
  } as unknown as Parameters<typeof createSingleProcessPrism>[0])
  return { url }
}

/** The same mock built with Prism as a library, without the log that the command keeps of each request. */
export async function startSilentPrismHost(): Promise<LogHost> {
  const server = createServer(await getHttpOperationsFromSpec(createMockedDocument()), {
    components: { logger: createLogger('prism', { enabled: false }) },
    config: {
      mock: { dynamic: false },
      isProxy: false,
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      errors: false,
      upstreamProxy: undefined,
    },
    cors: true,
  } as Parameters<typeof createServer>[1])
  return { url: await server.listen(0, host) }
}

/** The document, its example replaced by the small log. */
function createMockedDocument() {
  const mocked = JSON.parse(JSON.stringify(document))
  const { content } = mocked.paths[operationPath].get.responses['200']
  for (const media of Object.values<{ example: string }>(content)) media.example = servedLogs.small.bytes.toString()
  return mocked
}
