// A small reader of logs that keeps every promise of a reader. FAULT is code that changes `r`, so that it breaks one.
import { get } from 'node:http'
import { pipeline } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { createGunzip } from 'node:zlib'

const { GET_LOG_URL: url, GET_LOG_ID: id, GET_LOG_TOKEN: token, FAULT = '' } = process.env

const r = {
  url,
  id,
  token,
  seen: Buffer.alloc(0),
  query: 'stream=1',
  headers: { Authorization: `Bearer ${token}`, 'User-Agent': 'plain-reader', 'Accept-Encoding': 'gzip' },
  tries: 4,
  isAskedAgain: (status) => status === 429 || status >= 500,
  waitMs(answer, failures) {
    const told = answer?.headers['retry-after'] ?? ''
    return (/^\d+$/.test(told) ? 1000 * told : Date.parse(told) - Date.now()) || 200 * 2 ** failures
  },
  isLog: ({ statusCode, headers }) => statusCode === 200 && /^text\/plain/.test(headers['content-type']),
  decode: (answer) =>
    answer.headers['content-encoding'] === 'gzip' ? pipeline(answer, createGunzip(), () => {}) : answer,
  isWhole: (answer) => answer.complete,
  isEnd: (answer) => answer.headers['content-length'] !== undefined || r.looked === r.seen.length,
  isChanged: (known, chunk) => !known.equals(chunk.subarray(0, known.length)),
  isShort: (bytes) => bytes < r.seen.length,
  text: (text) => text,
  print: (bytes) => Buffer.from(r.text(bytes.toString('latin1')), 'latin1'),
  write: (bytes) => new Promise((resolve) => process.stdout.write(bytes, resolve)),
  clean: (text) => text.replaceAll(token, '[token]').replace(/[\p{Cc}]/gu, '?'),
  explain: (status, message) => `The log could not be read: ${status} ${message}`,
  tell: (message) => process.stderr.write(`${message}\n`),
  onAnswer: (_answer) => {},
  end: (code) => process.exit(code),
}

class Final extends Error {}

const ask = (query, headers) =>
  new Promise((resolve, reject) => {
    get(`${r.url}/v2/logs/${r.id}?${query}`, { headers, agent: false }, resolve).on('error', reject)
  })

async function refuse(answer) {
  const text = Buffer.concat(await answer.toArray()).toString()
  const message = /"message":"(.*?)"/.test(text) ? JSON.parse(text).error.message : text.slice(0, 80)
  const told = r.explain(answer.statusCode, message)
  if (!r.isAskedAgain(answer.statusCode)) throw new Final(told)
  throw Object.assign(new Error(told), { answer })
}

async function readOnce() {
  const answer = await ask(r.query, r.headers)
  await r.onAnswer(answer)
  if (!r.isLog(answer)) await refuse(answer)
  let at = 0
  for await (const chunk of r.decode(answer)) {
    const known = r.seen.subarray(at, at + chunk.length)
    if (r.isChanged(known, chunk)) throw new Final('The log has changed')
    at += chunk.length
    const fresh = chunk.subarray(known.length)
    if (fresh.length === 0) continue
    r.failures = 0
    r.seen = Buffer.concat([r.seen, fresh])
    await r.write(r.print(fresh) ?? '')
  }
  if (!r.isWhole(answer) || r.isShort(at)) throw new Error('The log was cut')
  if (r.isEnd(answer)) return true
  // A stream without a length may have ended before its run: no cache can tell.
  r.looked = r.seen.length
  r.headers = { ...r.headers, 'Cache-Control': 'no-cache' }
  return false
}

process.stdout.on('error', () => process.exit(1))
new Function('r', FAULT)(r)
let code
for (r.failures = 0; code === undefined; ) {
  try {
    if (await readOnce()) code = 0
  } catch (error) {
    r.failures += 1
    if (error instanceof Final || r.failures > r.tries) {
      r.tell(r.clean(error.message))
      code = 1
    } else {
      await sleep(r.waitMs(error.answer, r.failures))
    }
  }
}
r.end(code)
