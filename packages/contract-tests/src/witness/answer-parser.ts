import type { ResponseHead } from './exchange.ts'

/** Longer than any head, chunk size or trailer that HTTP servers send. */
const longestLine = 65_536

/**
 * Reads one HTTP/1 answer as its bytes arrive (RFC 9112, section 6.3); no byte is looked at twice. Skips interim answers (1xx) except 101, which
 * ends HTTP.
 */
export class AnswerParser {
  /** The head, once all of it has arrived. */
  head: ResponseHead | undefined
  /** Whether the answer is complete. */
  over = false
  /** What followed the answer. */
  behind: Buffer = Buffer.alloc(0)
  readonly #bodiless: boolean
  #line: Buffer = Buffer.alloc(0)
  #status: Pick<ResponseHead, 'httpVersion' | 'status' | 'statusText'> | undefined
  #headers: [name: string, value: string][] = []
  #take: 'head' | 'body' | 'size' | 'data' | 'data-end' | 'trailer' | 'until-closed' = 'head'
  #left = 0

  /** An answer to `HEAD` has no body, whatever its head says. */
  constructor(method: string) {
    this.#bodiless = method === 'HEAD'
  }

  /**
   * Returns the bytes that belong to the body.
   *
   * @throws Error that says what is not HTTP.
   */
  push(bytes: Buffer): Buffer[] {
    const body: Buffer[] = []
    let rest = bytes
    while (rest.length > 0 && !this.over) rest = this.#step(rest, body)
    if (rest.length > 0) this.behind = Buffer.concat([this.behind, rest])
    return body
  }

  /** Reports that no more bytes will come, and returns whether that completes the answer. */
  close(): boolean {
    if (this.#take === 'until-closed') this.over = true
    return this.over
  }

  #step(bytes: Buffer, body: Buffer[]): Buffer {
    if (this.#take === 'until-closed') {
      body.push(bytes)
      return bytes.subarray(bytes.length)
    }
    if (this.#take === 'body' || this.#take === 'data') {
      const piece = bytes.subarray(0, this.#left)
      body.push(piece)
      this.#left -= piece.length
      if (this.#left === 0 && this.#take === 'body') this.over = true
      else if (this.#left === 0) this.#take = 'data-end'
      return bytes.subarray(piece.length)
    }
    const end = bytes.indexOf('\n')
    this.#line = Buffer.concat([this.#line, end === -1 ? bytes : bytes.subarray(0, end)])
    if (this.#line.length > longestLine) throw new Error(`a line of more than ${longestLine} bytes`)
    if (this.#take === 'head' && this.#status === undefined) expectHttp(this.#line)
    if (end === -1) return bytes.subarray(bytes.length)
    const line = this.#line.toString('latin1').replace(/\r$/, '')
    this.#line = Buffer.alloc(0)
    this.#takeLine(line)
    return bytes.subarray(end + 1)
  }

  #takeLine(line: string): void {
    if (this.#take === 'size') {
      const size = /^([0-9a-f]+)[ \t]*(?:;.*)?$/i.exec(line)?.[1]
      if (size === undefined) throw new Error(`not the size of a chunk: ${JSON.stringify(line)}`)
      this.#left = Number.parseInt(size, 16)
      this.#take = this.#left === 0 ? 'trailer' : 'data'
    } else if (this.#take === 'data-end') {
      if (line !== '') throw new Error(`a chunk longer than its size: ${JSON.stringify(line)}`)
      this.#take = 'size'
    } else if (this.#take === 'trailer') {
      if (line === '') this.over = true
    } else this.#takeHeadLine(line)
  }

  #takeHeadLine(line: string): void {
    if (this.#status === undefined) {
      const [, httpVersion, status, statusText = ''] = /^HTTP\/(\d\.\d) (\d{3})(?: (.*))?$/.exec(line) ?? []
      if (httpVersion === undefined) throw new Error(`not HTTP: ${JSON.stringify(line)}`)
      this.#status = { httpVersion, status: Number(status), statusText }
    } else if (line !== '') {
      const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? []
      if (name === undefined || value === undefined) throw new Error(`not a header: ${JSON.stringify(line)}`)
      this.#headers.push([name, value])
    } else if (this.#status.status < 200 && this.#status.status !== 101) {
      this.#status = undefined
      this.#headers = []
    } else this.#endOfHead({ ...this.#status, headers: this.#headers })
  }

  /** Frames the body. Refuses a head that frames it in two ways (RFC 9112, section 6.3), as clients do. */
  #endOfHead(head: ResponseHead): void {
    const all = (name: string): string[] =>
      head.headers.filter(([given]) => given.toLowerCase() === name).map(([, value]) => value)
    const lengths = all('content-length')
    const coded = all('transfer-encoding').join(', ')
    if (lengths.length > 1) throw new Error(`Content-Length ${lengths.length} times`)
    if (lengths.length > 0 && coded !== '') throw new Error('Content-Length and Transfer-Encoding')
    if (lengths[0] !== undefined && !/^\d+$/.test(lengths[0])) throw new Error(`not a length: ${lengths[0]}`)
    this.head = head
    this.#left = Number(lengths[0] ?? 0)
    if (this.#bodiless || head.status === 204 || head.status === 304) this.over = true
    else if (/\bchunked$/i.test(coded)) this.#take = 'size'
    else if (lengths[0] === undefined) this.#take = 'until-closed'
    else if (this.#left === 0) this.over = true
    else this.#take = 'body'
  }
}

/** Reports at once that a peer does not speak HTTP: it may never send a line. */
function expectHttp(line: Buffer): void {
  const begun = line.toString('latin1', 0, 5)
  if (!'HTTP/'.startsWith(begun)) throw new Error(`not HTTP: ${JSON.stringify(begun)}`)
}
