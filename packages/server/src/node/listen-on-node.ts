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
  { port, host, controlPort }: LogServerListenOptions,
): Promise<Listener & { readonly controlUrl: string | undefined }> {
  const LightResponse = takeLightResponse()
  const logs = await listen((request) => toResponse(answerRequest(request, backend), LightResponse), { port, host })
  if (controlPort === undefined) return { ...logs, controlUrl: undefined }

  const app = createControlApp(backend)
  try {
    const control = await listen((request) => app.fetch(request), { port: controlPort, endlessRequests: true })
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
