import { document } from '@get-log/spec'
import { operationPath } from '@get-log/types'
import { createLogger } from '@stoplight/prism-core'
import { getHttpOperationsFromSpec } from '@stoplight/prism-http'
import { createServer } from '@stoplight/prism-http-server'
import { servedLogs } from '../corpus/served-logs.ts'
import type { LogHost } from './log-host.ts'

/** Prism's mock of the same OpenAPI document, its example replaced by the small log. It logs nothing, which only helps it. */
export async function startPrismHost(): Promise<LogHost> {
  const mocked = structuredClone(document) as unknown as MutableDocument
  const content = mocked.paths[operationPath]?.get.responses['200'].content['text/plain']
  if (!content) throw new Error(`The document has no ${operationPath}.`)
  content.example = servedLogs.small.block.toString()
  const server = createServer(await getHttpOperationsFromSpec(mocked), {
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
  return { url: await server.listen(0, '127.0.0.1') }
}

interface MutableDocument {
  paths: Record<string, { get: { responses: { '200': { content: { 'text/plain': { example: string } } } } } }>
}
