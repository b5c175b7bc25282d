import type { ServerResponse } from 'node:http'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Answer } from '../answer/answer.ts'
import { withCommonHeaders } from '../answer/answer.ts'
import { errorAnswer } from '../answer/error-answer.ts'
import type { Refusal } from '../answer/refusal.ts'
import { createControlApp } from '../control/control-app.ts'
import { controlTokenOfEnvironment } from '../control/control-token.ts'
import type { LogServerListenOptions } from '../listening.ts'
import type { Backend } from '../request/answer-request.ts'
import { answerRequest } from '../request/answer-request.ts'
import type { Listener } from './listen.ts'
import { listen } from './listen.ts'
import { writeAnswer } from './write-answer.ts'

/** Listens for log requests and, if asked to, for control requests on a separate port. */
export async function listenOnNode(
  backend: Backend,
  { port, host, controlPort, controlToken, requestTimeoutMs }: LogServerListenOptions,
): Promise<Listener & { readonly controlUrl: string | undefined }> {
  const answerDirectly = (request: Request, { outgoing }: HttpBindings): Response | Promise<Response> =>
    answerRequest(request, backend, (answer) => {
      writeAnswer(answer, outgoing as ServerResponse)
      return RESPONSE_ALREADY_SENT
    })
  const { traits, rateLimit } = backend
  const refuse = (refusal: Refusal): Answer =>
    withCommonHeaders(errorAnswer(refusal, traits.errorTypes), rateLimit.perSecond)
  const logs = await listen(answerDirectly, { port, host, requestTimeoutMs, refuse })
  if (controlPort === undefined) return { ...logs, controlUrl: undefined }

  try {
    const app = createControlApp(backend, controlToken ?? controlTokenOfEnvironment())
    const control = await listen((request) => app.fetch(request), {
      port: controlPort,
      requestTimeoutMs,
      endlessBodies: true,
      refuse,
    })
    return {
      url: logs.url,
      controlUrl: control.url,
      close: async (graceMs) => {
        await Promise.all([logs.close(graceMs), control.close(graceMs)])
      },
    }
  } catch (error) {
    await logs.close(0)
    throw error
  }
}
