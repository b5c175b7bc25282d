import { fillRetryOptions } from '../retry-options.ts'

export const usage: string = `Usage: get-log ID [options]

Prints the log of an Actor run or build, whole, across dropped connections.

  -f, --follow         reads on until the run or build ends; a log that ends empty is believed after 10 s
  -n, --tail N         only the last N lines, and with --follow those that come after
      --since TIME     only lines since TIME: 90s, 10m or 1h30m ago, or a date such as 2026-01-31T12:00:00Z
      --grep PATTERN   only lines in which the regular expression is found; with --tail, of the last N
      --json           each line as an object: {"time":"...","text":"..."}, time null where the line has none
      --raw            keeps the log verbatim, with its colours
  -o, --output FILE    writes to FILE instead of standard output; until the log is whole, to FILE.partial
      --base-url URL   where the API is (default: https://api.apify.com)
      --token T        API token (default: the variable APIFY_TOKEN, which other users cannot see)
      --retries N      failures in a row before giving up (default: ${fillRetryOptions().limit})
      --debug          prints stack traces
  -h, --help           prints this
      --version        prints the version

Exit codes: 0 the whole log was written, 1 the API answered with an error, 2 the command line is wrong,
3 the log could not be had whole, 128 + N a signal ended it.
`
