/**
 * Whether an answer is a log: a 200 of a text media type other than HTML, in no content coding. A coded body that is cut
 * cannot be told from a whole one, since the `fetch` of Node and Chromium hands out what it could decode, without an error.
 */
export function isLog({ status, headers }: Response): boolean {
  const [mediaType, coding] = ['content-type', 'content-encoding'].map((name) => headers.get(name) ?? '')
  return status === 200 && /^text\/(?!html\b)/i.test(mediaType as string) && /^(identity)?$/i.test(coding as string)
}
