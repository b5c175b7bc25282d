/** Makes one line of the beginning of what a server said. */
export function excerpt(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 200)
}
