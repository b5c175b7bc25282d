import { document } from '@get-log/spec'
import { createLogger } from '@stoplight/prism-core'
import { getHttpOperationsFromSpec } from '@stoplight/prism-http'
import { createServer } from '@stoplight/prism-http-server'
import { answerParent } from '../processes/answer-parent.ts'
import type { ArrangedSubject, ToolVerdict } from '../situations/tool-verdict.ts'

const operations = await getHttpOperationsFromSpec(document)
// As long as the other tools wait for an answer.
const patienceMs = 3000

const methods = {
  /** Sends each situation through Prism's validating proxy; what it reports, or answers in another way than awaited, is a failure. */
  async judge({ url, situations }: ArrangedSubject): Promise<ToolVerdict> {
    const proxy = createServer(operations, {
      components: { logger: createLogger('prism', { enabled: false }) },
      config: {
        mock: false,
        isProxy: true,
        checkSecurity: true,
        validateRequest: false,
        validateResponse: true,
        errors: false,
        upstream: new URL(url),
        upstreamProxy: undefined,
      },
      cors: false,
    } as unknown as Parameters<typeof createServer>[1])
    const base = await proxy.listen(0, '127.0.0.1')
    const failed: string[] = []
    try {
      for (const { name, status, method, path, headers, body } of situations) {
        const signal = AbortSignal.timeout(patienceMs)
        const isRight = await fetch(`${base}${path}`, { method, headers, signal }).then(
          async (response) =>
            response.status === status &&
            !response.headers.has('sl-violations') &&
            [undefined, await response.text()].includes(body),
          () => false,
        )
        if (!isRight) failed.push(name)
      }
    } finally {
      await proxy.close()
    }
    return { checks: situations.length, failed }
  },
}
/** What Prism's proxy can be asked for. */
export type PrismProxyMethods = typeof methods
answerParent(methods)
