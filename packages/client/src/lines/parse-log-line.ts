/** What can be read from a line of a log. */
export interface LogLine {
  /** The time that the platform wrote before the line, verbatim; undefined if there is none, as in a stack trace. */
  time: string | undefined
  /** The level at the start of the line, as the name of a `console` method; undefined if there is none. */
  level: 'error' | 'warn' | 'info' | 'debug' | undefined
  /** The line without its times: two if the program writes its own. */
  text: string
}

const stamp = /^\s*(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d))(?=\s|$)\s?/

const levels = [
  ['error', ['ERROR', 'FATAL', 'CRITICAL', 'EXCEPTION']],
  ['warn', ['WARN', 'WARNING', 'SOFT_FAIL', 'DEPRECATED']],
  ['info', ['INFO', 'NOTICE']],
  ['debug', ['DEBUG', 'TRACE', 'VERBOSE', 'PERF']],
] as const

/** Parses a line of a log, as returned by `lines`. */
export function parseLogLine(line: string): LogLine {
  let text = line
  let time: string | undefined
  for (let match = stamp.exec(text); match; match = stamp.exec(text)) {
    time ??= match[1]
    text = text.slice(match[0].length)
  }
  return { time, level: findLevel(text), text }
}

// `INFO  text`, `[name] INFO text`, `[info] text` or `Info: text`, but not `Info desks are closed`.
function findLevel(text: string): LogLine['level'] {
  const [, name, word, colon] = /^\s*(?:\[([^\]]*)\]:?\s*)?(?:(\w+)(:?))?/.exec(text) ?? []
  const said = [name?.trim().split(/\s/, 1)[0]?.toUpperCase(), colon ? word?.toUpperCase() : word]
  return levels.find(([, words]) => words.some((each) => said.includes(each)))?.[0]
}
