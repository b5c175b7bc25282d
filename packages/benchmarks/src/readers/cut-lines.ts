/** Cuts what comes into lines, as one would by hand. */
export function createLineCutter(onLine: (line: string) => void): { push(chunk: Uint8Array): void; end(): void } {
  const decoder = new TextDecoder()
  let rest = ''
  return {
    push(chunk) {
      const text = rest + decoder.decode(chunk, { stream: true })
      let start = 0
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
        onLine(text.slice(start, end))
        start = end + 1
      }
      rest = text.slice(start)
    },
    end() {
      if (rest !== '') onLine(rest)
    },
  }
}
