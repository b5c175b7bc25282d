import type { ErrorStatus } from '@get-log/types'
import { operationPath } from '@get-log/types'
import { expectTypeOf } from 'vitest'
import type {
  BytesOptions,
  DocumentedLogApiError,
  GetOptions,
  LinesOptions,
  LogClient,
  LogClientOptions,
  LogCursor,
  LogFollower,
  LogReader,
  RetryOptions,
  UrlOptions,
} from './index.ts'
import { createLogClient, createLogReader, LogApiError, LogNotFoundError } from './index.ts'

const logs = createLogClient({ token: 'abc', retry: { limit: 3 }, onRetry: ({ delayMs }) => delayMs.toFixed() })
expectTypeOf(logs).toEqualTypeOf<LogClient>()
expectTypeOf(createLogReader()).toEqualTypeOf<LogReader>()

// What each call returns.
expectTypeOf(logs.get('abc')).resolves.toEqualTypeOf<string>()
expectTypeOf(logs.stream('abc')).resolves.toEqualTypeOf<ReadableStream<Uint8Array>>()
expectTypeOf(logs.follow('abc')).toEqualTypeOf<LogFollower>()
expectTypeOf(logs.follow('abc').cursor).toEqualTypeOf<LogCursor>()
expectTypeOf(logs.url('abc', { download: true, token: true })).toEqualTypeOf<string>()
for await (const line of logs.lines('abc', { follow: true })) expectTypeOf(line).toEqualTypeOf<string>()
for await (const chunk of logs.follow('abc')) expectTypeOf(chunk).toEqualTypeOf<Uint8Array>()

// Any platform's fetch will do.
createLogClient({ fetch, retry: 0 })
createLogClient({ fetch: async (request: Request) => new Response(request.url) })

// Flags are those of the document.
logs.get('abc', { raw: true })
logs.get('abc', { raw: '1' })
// @ts-expect-error a flag is true, false, '1' or '0'
logs.get('abc', { raw: 'yes' })
// @ts-expect-error a flag is true, false, '1' or '0'
logs.url('abc', { stream: 1 })
// @ts-expect-error there is no such flag
logs.get('abc', { colour: true })
// @ts-expect-error get does not stream
logs.get('abc', { stream: true })
// @ts-expect-error follow follows: bytes is for the log as it is now
logs.follow('abc', { follow: false })

// Every option may be undefined, as when a caller passes on its own options.
type Demanding<Options> = {
  [Option in keyof Options]-?: undefined extends Required<Options>[Option] ? never : Option
}[keyof Options]
type AllOptions =
  | Demanding<LogClientOptions>
  | Demanding<RetryOptions>
  | Demanding<GetOptions>
  | Demanding<BytesOptions>
  | Demanding<LinesOptions>
  | Demanding<UrlOptions>
expectTypeOf<AllOptions>().toEqualTypeOf<never>()
expectTypeOf<Demanding<{ a?: 1; b?: 2 | undefined }>>().toEqualTypeOf<'a'>()

// An ID is needed, and a string.
// @ts-expect-error no ID
logs.get()
// @ts-expect-error no ID
logs.lines({ follow: true })
// @ts-expect-error a number
logs.stream(5)

// A cursor has both parts.
// @ts-expect-error no hash
logs.follow('abc', { from: { bytes: 3 } })

// The bare client knows path, parameters and error body.
const { data, error } = await logs.api.GET(operationPath, {
  params: { path: { buildOrRunId: 'abc' }, query: { raw: true } },
  parseAs: 'text',
})
expectTypeOf(data).toEqualTypeOf<string | undefined>()
if (error) expectTypeOf(error.error.type).toEqualTypeOf<string>()
// @ts-expect-error the path needs its parameter
logs.api.GET(operationPath)
// @ts-expect-error no such path
logs.api.GET('/v2/logs', {})
// @ts-expect-error no such operation
logs.api.DELETE(operationPath, { params: { path: { buildOrRunId: 'abc' } } })

// A class narrows the status, a status narrows the union of classes, which has every documented status.
declare const failure: unknown
if (failure instanceof LogNotFoundError) expectTypeOf(failure.status).toEqualTypeOf<404>()
if (failure instanceof LogApiError) expectTypeOf(failure.status).toEqualTypeOf<number>()
declare const documented: DocumentedLogApiError
if (documented.status === 404) expectTypeOf(documented).toEqualTypeOf<LogNotFoundError>()
expectTypeOf<DocumentedLogApiError['status']>().toEqualTypeOf<ErrorStatus>()

// Documented types autocomplete; others are accepted.
if (failure instanceof LogApiError) {
  expectTypeOf<'record-not-found'>().toExtend<typeof failure.type>()
  expectTypeOf<'actor-memory-limit-exceeded'>().toExtend<typeof failure.type>()
  expectTypeOf(failure.type).not.toEqualTypeOf<string | undefined>()
}
