import type { CreateReader } from './log-reader.ts'

/** The name of a reader, as it stands in every table. */
export type ReaderName =
  | '@get-log/client'
  | '@get-log/client follow'
  | 'fetch by hand'
  | 'fetch by hand, for await'
  | 'node:http by hand'
  | 'openapi-fetch'
  | 'ky'
  | 'ofetch'
  | 'apify-client'
  | 'apify-client redirect'

/** All readers, each loaded only by the process that is to be it. */
export const readers: Readonly<Record<ReaderName, () => Promise<CreateReader>>> = {
  '@get-log/client': async () => (await import('./get-log-readers.ts')).createGetLogReader,
  '@get-log/client follow': async () => (await import('./get-log-readers.ts')).createGetLogFollower,
  'fetch by hand': async () => (await import('./fetch-reader.ts')).createFetchReader,
  'fetch by hand, for await': async () => (await import('./fetch-reader.ts')).createFetchIterator,
  'node:http by hand': async () => (await import('./http-reader.ts')).createHttpReader,
  'openapi-fetch': async () => (await import('./openapi-fetch-reader.ts')).createOpenapiFetchReader,
  async ky() {
    const { default: ky } = await import('ky')
    // Its time limit would end a log that takes long.
    return (baseUrl) => ({ text: (id) => ky(`${baseUrl}/v2/logs/${id}`, { timeout: false }).text() })
  },
  async ofetch() {
    const { ofetch } = await import('ofetch')
    return (baseUrl) => ({ text: (id) => ofetch(`${baseUrl}/v2/logs/${id}`, { responseType: 'text' }) })
  },
  'apify-client': async () => (await import('./apify-client-readers.ts')).createApifyClientReader,
  'apify-client redirect': async () => (await import('./apify-client-readers.ts')).createApifyRedirectReader,
}
