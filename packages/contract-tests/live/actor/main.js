// Prints what the contract kit tells it to, byte for byte, so that the log endpoint can be judged. Made by get-log-contract live setup.
import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'

const { env } = process
const tries = 5

const { secret, output = '', silenceSecs = 240, listens = false } = await readInput()
if (output !== '') await print(gunzipSync(Buffer.from(output, 'base64')))
if (listens && typeof secret === 'string' && secret.length >= 16) listen()

/** The input of the run, from its default key-value store. */
async function readInput() {
  const base = (env.APIFY_API_BASE_URL || env.APIFY_API_PUBLIC_BASE_URL || 'https://api.apify.com')
    .replace(/\/+$/, '')
    .replace(/\/v2$/, '')
  const store = env.ACTOR_DEFAULT_KEY_VALUE_STORE_ID || env.APIFY_DEFAULT_KEY_VALUE_STORE_ID
  const key = env.ACTOR_INPUT_KEY || env.APIFY_INPUT_KEY || 'INPUT'
  const url = `${base}/v2/key-value-stores/${store}/records/${key}`
  let problem
  for (let tried = 0; tried < tries; tried += 1) {
    if (tried > 0) await sleep(500 * 2 ** tried)
    try {
      const headers = env.APIFY_TOKEN ? { Authorization: `Bearer ${env.APIFY_TOKEN}` } : {}
      const response = await fetch(url, { headers })
      if (response.ok) return await response.json()
      problem = response.status
    } catch (error) {
      problem = error.cause ?? error
    }
  }
  console.error(`No input at ${url}: ${problem}`)
  process.exit(1)
}

/** Resolves once the platform has taken the bytes. */
function print(bytes) {
  return new Promise((resolve) => process.stdout.write(bytes, resolve))
}

/** Serves the kit until it says that this is the end, or nothing of it. */
function listen() {
  const silence = setTimeout(() => process.exit(0), silenceSecs * 1000)
  const server = createServer(async (request, response) => {
    // A proxy may add to the beginning of the path.
    const [given, step] = request.url.split('?')[0].split('/').slice(-2)
    const isKnown = request.method === 'GET' ? step === 'ready' : ['print', 'end'].includes(step)
    if (given !== secret || !isKnown) {
      response.writeHead(404).end()
      return
    }
    silence.refresh()
    await print(await buffer(request))
    response.writeHead(200, { 'Content-Type': 'text/plain', Connection: 'close' }).end('ok\n')
    if (step === 'end') response.on('close', () => process.exit(0))
  })
  server.listen(Number(env.ACTOR_WEB_SERVER_PORT || env.APIFY_CONTAINER_PORT || 4321))
}
