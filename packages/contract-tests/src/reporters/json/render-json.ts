/** Data as the text of a JSON file, in which no line is a command to GitHub's runner if it is printed. */
export function renderJson(data: object): string {
  return `${JSON.stringify(data, undefined, 2).replaceAll('##[', '#\\u0023[')}\n`
}
