import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer as createNetServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { document } from '@get-log/spec'
import { operationPath } from '@get-log/types'
import { createSingleProcessPrism } from '@stoplight/prism-cli/dist/util/createServer.js'
import { createLogger } from '@stoplight/prism-core'
import { getHttpOperationsFromSpec } from '@stoplight/prism-http'
import { createServer } from '@stoplight/prism-http-server'
import { servedLogs } from '../corpus/served-logs.ts'
import type { LogHost } from './hosts.ts'

const host = '127.0.0.1'

/** What `prism mock` starts for the same OpenAPI document, with the command's defaults; what it logs goes nowhere. */
export async function startPrismHost(): Promise<LogHost> {
  const directory = await mkdtemp(join(tmpdir(), 'prism-mock-'))
  try {
    const path = join(directory, 'openapi.json')
    await writeFile(path, JSON.stringify(createMockedDocument()))
    const port = await findFreePort()
    await createSingleProcessPrism({
      document: path,
      host,
      port,
      cors: true,
      dynamic: false,
      multiprocess: false,
      errors: false,
      ignoreExamples: false,
      verboseLevel: 'info',
      seed: '',
      jsonSchemaFakerFillProperties: false,
    })
    return { url: `http://${host}:${port}` }
  } finally {
    await rm(directory, { recursive: true })
  }
}

/** The command tells only people which port it got. */
async function findFreePort(): Promise<number> {
  const server = createNetServer().listen(0, host)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
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
function createMockedDocument(): MutableDocument {
  const mocked = structuredClone(document) as unknown as MutableDocument
  const [content] = Object.values(mocked.paths[operationPath]?.get.responses['200'].content ?? {})
  if (!content) throw new Error(`The document has no ${operationPath}.`)
  content.example = servedLogs.small.block.toString()
  return mocked
}

interface MutableDocument {
  paths: Record<string, { get: { responses: { '200': { content: Record<string, { example: string }> } } } }>
}
