import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPrismTarget } from '@get-log/contract-tests'
import { document } from '@get-log/spec'
import { operationPath } from '@get-log/types'
import { createLogger } from '@stoplight/prism-core'
import { getHttpOperationsFromSpec } from '@stoplight/prism-http'
import { createServer } from '@stoplight/prism-http-server'
import { servedLogs } from '../corpus.ts'

export async function startPrismCommand(): Promise<{ url: string }> {
  const directory = await mkdtemp(join(tmpdir(), 'get-log-bench-'))
  const specFile = join(directory, 'openapi.json')
  await writeFile(specFile, JSON.stringify(createMockedDocument()))
  const { url } = await createPrismTarget({ specFile }).finally(() => rm(directory, { recursive: true }))
  return { url }
}

/** The same mock built with Prism as a library, without the command's log of each request. */
export async function startSilentPrism(): Promise<{ url: string }> {
  const config = { mock: { dynamic: false }, isProxy: false, validateRequest: true }
  return { url: await startPrism(createMockedDocument(), config) }
}

/** Starts Prism as a library that logs nothing; gives its URL. */
export async function startPrism(mocked: typeof document, config: object): Promise<string> {
  const server = createServer(await getHttpOperationsFromSpec(mocked), {
    components: { logger: createLogger('prism', { enabled: false }) },
    config: { checkSecurity: true, validateResponse: true, errors: false, upstreamProxy: undefined, ...config },
    cors: true,
  } as Parameters<typeof createServer>[1])
  return server.listen(0, '127.0.0.1')
}

/** The document, its example replaced by the small log. */
function createMockedDocument(): typeof document {
  const mocked = JSON.parse(JSON.stringify(document))
  const { content } = mocked.paths[operationPath].get.responses['200']
  for (const media of Object.values<{ example: string }>(content)) media.example = `${servedLogs.small.bytes}`
  return mocked
}
