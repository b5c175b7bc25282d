/** Returns the beginning of a server's text as one line. */
export function excerpt(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 200)
}
