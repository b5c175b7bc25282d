#!/usr/bin/env node
// Starts a run of an Actor and prints its id: what "startRun" of the fixtures asks for.
// Usage: GET_LOG_TOKEN=... node start-run.js ACTOR_ID [INPUT_JSON]
const [actor, input = '{}'] = process.argv.slice(2)
const { GET_LOG_TOKEN: token, GET_LOG_API: api = 'https://api.apify.com' } = process.env

if (actor === undefined || token === undefined) fail('usage: GET_LOG_TOKEN=... node start-run.js ACTOR_ID [INPUT_JSON]')
const url = new URL(`/v2/acts/${encodeURIComponent(actor)}/runs`, api)
const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
const response = await fetch(url, { method: 'POST', headers, body: input }).catch((error) =>
  fail(`${url}: ${error.cause ?? error}`),
)
const body = await response.json().catch(() => ({}))
if (response.status !== 201) fail(`${url} answered ${response.status}: ${body.error?.message ?? 'no reason'}`)
console.log(body.data.id)

/** @returns {never} */
function fail(message) {
  console.error(`start-run: ${message}`)
  process.exit(1)
}
