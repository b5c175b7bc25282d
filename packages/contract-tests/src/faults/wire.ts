/** A header as it goes over the wire. */
export type Field = readonly [name: string, value: string]

/** A request on its way to the reference server. */
export interface WireRequest {
  readonly method: string
  /** Path and query, as they came. */
  readonly path: string
  readonly fields: readonly Field[]
  readonly body: Uint8Array
}

/** An answer on its way to the reader. */
export interface WireAnswer {
  readonly status: number
  readonly reason: string
  readonly fields: readonly Field[]
  readonly body: AsyncIterable<Uint8Array>
  /** How to frame the body: by the Content-Length in `fields`, in chunks, or not at all, even for an answer that must not have a body. */
  readonly framing: 'length' | 'chunked' | 'none'
}

/** Thrown by a body whose connection is to be reset rather than closed. */
export class Reset extends Error {}

/** Passes a request on to the reference server. */
export type Forward = (request: WireRequest) => Promise<WireAnswer>

/** A function between a reader and the reference server. */
export type Intercept = (request: WireRequest, forward: Forward) => Promise<WireAnswer>

/** The value of a query parameter, decoded, or undefined. */
export function queryOf(request: WireRequest, name: string): string | undefined {
  return new URLSearchParams(request.path.split('?')[1] ?? '').get(name) ?? undefined
}

export function isOn(request: WireRequest, flag: string): boolean {
  const value = queryOf(request, flag)
  return value === 'true' || value === '1'
}

/** The request with a query parameter set, or removed. */
export function withQuery(request: WireRequest, name: string, value: string | undefined): WireRequest {
  const [path = '', query = ''] = request.path.split('?')
  const kept = query.split('&').filter((pair) => pair !== '' && pair.split('=')[0] !== name)
  if (value !== undefined) kept.push(`${name}=${value}`)
  return { ...request, path: kept.length === 0 ? path : `${path}?${kept.join('&')}` }
}

export function pathOf(request: WireRequest): string {
  return request.path.split('?')[0] ?? ''
}

export function idOf(request: WireRequest): string {
  const segment = pathOf(request).split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

export function withId(request: WireRequest, id: string): WireRequest {
  const [path = '', ...query] = request.path.split('?')
  return { ...request, path: [path.replace(/[^/]*$/, encodeURIComponent(id)), ...query].join('?') }
}

/** The token that a request carries, in the header or in the query, or undefined. */
export function tokenOf(request: WireRequest): string | undefined {
  return /^bearer +(.*)$/i.exec(fieldOf(request, 'Authorization') ?? '')?.[1] ?? queryOf(request, 'token')
}

/** The request with this token in its header, and with no other. */
export function withToken(request: WireRequest, token: string | undefined): WireRequest {
  const bearer = token === undefined ? undefined : `Bearer ${token}`
  return withField(withQuery(request, 'token', undefined), 'Authorization', bearer)
}

export function fieldOf(message: { readonly fields: readonly Field[] }, name: string): string | undefined {
  return message.fields.find(([given]) => given.toLowerCase() === name.toLowerCase())?.[1]
}

/** The message with a header set, or removed. */
export function withField<Message extends { readonly fields: readonly Field[] }>(
  message: Message,
  name: string,
  value: string | undefined,
): Message {
  const kept = message.fields.filter(([given]) => given.toLowerCase() !== name.toLowerCase())
  return { ...message, fields: value === undefined ? kept : [...kept, [name, value]] }
}

/** The answer with another body, in chunks, since its length is unknown. */
export function withBody(answer: WireAnswer, body: AsyncIterable<Uint8Array>): WireAnswer {
  return { ...withField(answer, 'Content-Length', undefined), body, framing: 'chunked' }
}

/** The whole answer changed as text, once all of it has arrived. */
export async function editText(answer: WireAnswer, edit: (text: string) => string | Uint8Array): Promise<WireAnswer> {
  const edited = edit((await readAll(answer.body)).toString('latin1'))
  return withBytes(answer, typeof edited === 'string' ? Buffer.from(edited, 'latin1') : edited)
}

/** The answer with these bytes as its body, and their length. */
export function withBytes(answer: WireAnswer, bytes: Uint8Array | string): WireAnswer {
  const body = Buffer.from(bytes)
  return { ...withField(answer, 'Content-Length', String(body.byteLength)), body: once(body), framing: 'length' }
}

export async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.byteLength > 0) yield bytes
}

/** Each piece of a body changed as it arrives. @internal */
export async function* mapPieces(
  body: AsyncIterable<Uint8Array>,
  edit: (piece: Buffer, index: number) => Uint8Array | string,
): AsyncGenerator<Uint8Array> {
  let index = 0
  for await (const piece of body) {
    const edited = Buffer.from(edit(Buffer.from(piece), index))
    index += 1
    if (edited.byteLength > 0) yield edited
  }
}

/** A body as it arrives; calls back if its reader left before its end. */
export async function* watchLeaving(
  body: AsyncIterable<Uint8Array>,
  onLeave: (sent: number) => void,
): AsyncGenerator<Uint8Array> {
  let sent = 0
  let over = false
  try {
    for await (const piece of body) {
      sent += piece.byteLength
      yield piece
    }
    over = true
  } finally {
    if (!over) onLeave(sent)
  }
}

/** All of a body. @internal */
export async function readAll(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of body) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** An answer that the reference server did not give. */
export function answerWith(
  status: number,
  type: string,
  body: Uint8Array | string,
  fields: readonly Field[] = [],
): WireAnswer {
  const empty: WireAnswer = {
    status,
    reason: 'Mutated',
    fields: [['Content-Type', type], ['Date', new Date().toUTCString()], ...fields],
    body: once(new Uint8Array()),
    framing: 'length',
  }
  return withBytes(empty, body)
}

/** An error in the documented shape that the reference server did not give. */
export function refusal(status: number): WireAnswer {
  return answerWith(status, 'application/json', '{"error":{"type":"refused","message":"Refused."}}')
}
