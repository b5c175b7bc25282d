/** Reads the body of a response as text, piece by piece. */
export function readStream(response: Response) {
  const reader = (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  let ended = false
  const readOn = async (): Promise<void> => {
    const { done, value } = await reader.read()
    ended = done
    text += value ?? ''
  }
  return {
    /** Reads on until the text received so far ends with `end`, and returns all of it. */
    async until(end: string): Promise<string> {
      while (!ended && !text.endsWith(end)) await readOn()
      return text
    },
    async rest(): Promise<string> {
      while (!ended) await readOn()
      return text
    },
  }
}
