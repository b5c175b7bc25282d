import { getRequestListener } from '@hono/node-server'

/**
 * The `Response` that @hono/node-server writes without building a web stream first, several times as fast as the
 * platform's. The library hands it out only as the global `Response`, so it is put there, taken, and the globals of
 * the process are put back, all before any other code runs.
 */
export function takeLightResponse(): typeof Response {
  const globals = (['Request', 'Response'] as const).map((name) => ({
    name,
    descriptor: Object.getOwnPropertyDescriptor(globalThis, name) as PropertyDescriptor,
  }))
  getRequestListener(() => new Response())
  const LightResponse = globalThis.Response
  for (const { name, descriptor } of globals) Object.defineProperty(globalThis, name, descriptor)
  return LightResponse
}
