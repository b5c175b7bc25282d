/** What can be read from a line of a log. */
export interface LogLine {
  /** The time that the platform wrote before the line, as it stands there; undefined if there is none, as within a stack trace. */
  time: string | undefined
  /** The level that the line begins with, as the name of a method of `console`; undefined if there is none. */
  level: 'error' | 'warn' | 'info' | 'debug' | undefined
  /** The line without times: a program that writes its own makes two of them. */
  text: string
}

const stamp = /^\s*(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d))(?=\s|$)\s?/

const levels = [
  ['error', ['ERROR', 'FATAL', 'CRITICAL', 'EXCEPTION']],
  ['warn', ['WARN', 'WARNING', 'SOFT_FAIL', 'DEPRECATED']],
  ['info', ['INFO', 'NOTICE']],
  ['debug', ['DEBUG', 'TRACE', 'VERBOSE', 'PERF']],
] as const

/** Takes a line of a log apart, as `lines` gives it. */
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
