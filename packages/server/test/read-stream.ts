/** Reads a streamed answer piece by piece. */
export interface StreamReader {
  /** Reads on until the text received so far ends with `end`, and returns all of it. */
  until(end: string): Promise<string>
  /** Reads to the end and returns all of it. */
  rest(): Promise<string>
}

/** Reads the body of a response as text. */
export function readStream(response: Response): StreamReader {
  const reader = (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  let ended = false
  const readOn = async (): Promise<void> => {
    const { done, value } = await reader.read()
    ended = done
    text += value ?? ''
  }
  return {
    async until(end) {
      while (!ended && !text.endsWith(end)) await readOn()
      return text
    },
    async rest() {
      while (!ended) await readOn()
      return text
    },
  }
}
