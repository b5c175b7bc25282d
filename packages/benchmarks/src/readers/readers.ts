import { createInterface } from 'node:readline'
import type { paths } from '@get-log/types'
import { operationPath } from '@get-log/types'
import type { LogReader } from './by-hand.ts'
import { createFetchReader, createHttpReader, readBody } from './by-hand.ts'

export type ReaderName =
  | '@get-log/client'
  | '@get-log/client follow'
  | 'fetch by hand'
  | 'node:http by hand'
  | 'openapi-fetch'
  | 'ky'
  | 'ofetch'
  | 'apify-client'

/** Creates each reader for the API at a base URL, once for everything that it reads. It imports its own library, so that only its process does. */
export const readers: Readonly<Record<ReaderName, (baseUrl: string) => Promise<LogReader>>> = {
  async '@get-log/client'(baseUrl) {
    const { createLogClient } = await import('@get-log/client')
    const logs = createLogClient({ baseUrl })
    return {
      text: async (id, take) => take(await logs.get(id)),
      bytes: async (id, take) => readBody(await logs.stream(id), take),
      async lines(id, take) {
        for await (const line of logs.lines(id)) take(line)
      },
    }
  },

  // It checks everything it has read against what a reconnect replays.
  async '@get-log/client follow'(baseUrl) {
    const { createLogClient } = await import('@get-log/client')
    const logs = createLogClient({ baseUrl })
    return {
      async bytes(id, take) {
        for await (const chunk of logs.follow(id)) take(chunk)
      },
    }
  },

  'fetch by hand': createFetchReader,
  'node:http by hand': createHttpReader,

  // The typed fetch on which this project's client is based.
  async 'openapi-fetch'(baseUrl) {
    const { default: createClient } = await import('openapi-fetch')
    const api = createClient<paths>({ baseUrl })
    const params = (id: string) => ({ path: { buildOrRunId: id } })
    return {
      async text(id, take) {
        take((await api.GET(operationPath, { params: params(id), parseAs: 'text' })).data ?? '')
      },
      async bytes(id, take) {
        const streamed = { ...params(id), query: { stream: true } }
        await readBody((await api.GET(operationPath, { params: streamed, parseAs: 'stream' })).data, take)
      },
    }
  },

  async ky(baseUrl) {
    const { default: ky } = await import('ky')
    // Its time limit would end a long log.
    return { text: async (id, take) => take(await ky(`${baseUrl}/v2/logs/${id}`, { timeout: false }).text()) }
  },

  async ofetch(baseUrl) {
    const { ofetch } = await import('ofetch')
    return { text: async (id, take) => take(await ofetch(`${baseUrl}/v2/logs/${id}`, { responseType: 'text' })) }
  },

  // It returns a Node stream, which its users split into lines with Node's readline.
  async 'apify-client'(baseUrl) {
    const { ApifyClient } = await import('apify-client')
    const client = new ApifyClient({ baseUrl })
    async function open(id: string) {
      const stream = await client.log(id).stream()
      if (!stream) throw new Error(`No log ${id} to stream.`)
      return stream
    }
    return {
      text: async (id, take) => take((await client.log(id).get()) ?? ''),
      async bytes(id, take) {
        for await (const chunk of await open(id)) take(chunk)
      },
      async lines(id, take) {
        for await (const line of createInterface({ input: await open(id) })) take(line)
      },
    }
  },
}
