import type { HttpBindings } from '@hono/node-server'
import { toResponse } from '../answer/to-response.ts'
import { createControlApp } from '../control/control-app.ts'
import type { LogServerListenOptions } from '../log-server.ts'
import type { Backend } from '../request/answer-request.ts'
import { answerRequest } from '../request/answer-request.ts'
import { takeLightResponse } from './light-response.ts'
import type { Listener } from './listen.ts'
import { listen } from './listen.ts'

/** Listens for log requests and, if asked to, for control requests, on a port of its own. */
export async function listenOnNode(
  backend: Backend,
  { port, host, controlPort, requestTimeoutMs }: LogServerListenOptions,
): Promise<Listener & { readonly controlUrl: string | undefined }> {
  const LightResponse = takeLightResponse()
  const answerLightly = (request: Request, { outgoing }: HttpBindings): Response | Promise<Response> => {
    // What was written still goes out; then the connection ends, though the answer is not complete.
    const answer = answerRequest(request, backend, { drop: () => outgoing.socket?.destroySoon() })
    return answer instanceof Promise
      ? answer.then((settled) => toResponse(settled, LightResponse))
      : toResponse(answer, LightResponse)
  }
  const logs = await listen(answerLightly, { port, host, requestTimeoutMs })
  if (controlPort === undefined) return { ...logs, controlUrl: undefined }

  const app = createControlApp(backend)
  try {
    const control = await listen((request) => app.fetch(request), {
      port: controlPort,
      requestTimeoutMs,
      endlessBodies: true,
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
