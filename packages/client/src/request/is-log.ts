/**
 * Whether an answer is a log: a 200 of a text media type other than HTML, without a content coding. A coded body that was cut
 * looks like a whole one, since the `fetch` of Node and Chromium returns what it could decode, without an error.
 */
export function isLog({ status, headers }: Response): boolean {
  const matches = (name: string, wanted: RegExp) => wanted.test(headers.get(name) ?? '')
  return (
    status === 200 &&
    // If there are several types, each has to be a text type; parameters do not count.
    matches('content-type', /^(text\/(?![^;,]*html)\w[^,"]*("[^"]*"[^,"]*)*(,\s*|$))+$/i) &&
    matches('content-encoding', /^(identity)?$/i) &&
    matches('transfer-encoding', /^(identity|chunked)?$/i)
  )
}
