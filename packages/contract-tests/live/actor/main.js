// Prints a log for the contract tests: slowly, so that a reader can watch it grow; with escape codes or large, if the input says so.
import { setTimeout as sleep } from 'node:timers/promises'

const { kind = 'plain', lines = 60, delayMs = 500 } = await readInput()
const largeLine = 'x'.repeat(1000)

for (let line = 1; line <= lines; line += 1) {
  const text = `get-log fixture line ${line} of ${lines}`
  if (kind === 'escapes')
    process.stdout.write(`\x1b[3${line % 8}m${text}\x1b[0m \x1b]8;;https://example.com\x07link\x1b]8;;\x07\n`)
  else if (kind === 'large') process.stdout.write(`${text} ${largeLine}\n`)
  else process.stdout.write(`${text}, žluťoučký kůň\n`)
  await sleep(delayMs)
}

/** The input of the run, from the environment or from the platform's key-value store. */
async function readInput() {
  if (process.env.FIXTURE_INPUT !== undefined) return JSON.parse(process.env.FIXTURE_INPUT)
  const { APIFY_API_PUBLIC_BASE_URL: base, APIFY_DEFAULT_KEY_VALUE_STORE_ID: store, APIFY_TOKEN: token } = process.env
  if (base === undefined || store === undefined) return {}
  const headers = { Authorization: `Bearer ${token}` }
  const response = await fetch(new URL(`/v2/key-value-stores/${store}/records/INPUT`, base), { headers })
  return response.ok ? response.json() : {}
}
