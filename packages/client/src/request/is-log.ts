/**
 * Whether an answer is a log: a 200 of a text media type other than HTML, in no content coding. A coded body that is cut
 * cannot be told from a whole one, since the `fetch` of Node and Chromium hands out what it could decode, without an error.
 */
export function isLog({ status, headers }: Response): boolean {
  const matches = (name: string, wanted: RegExp) => wanted.test(headers.get(name) ?? '')
  return (
    status === 200 &&
    // Of several types each has to be one, and what a parameter says is none.
    matches('content-type', /^(text\/(?![^;,]*html)\w[^,"]*("[^"]*"[^,"]*)*(,\s*|$))+$/i) &&
    matches('content-encoding', /^(identity)?$/i) &&
    matches('transfer-encoding', /^(identity|chunked)?$/i)
  )
}
