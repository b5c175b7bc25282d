// claims: whole,follow,errors
import { createRequire } from 'node:module'
import { pipeline } from 'node:stream/promises'

const { ApifyClient } = createRequire(`${process.cwd()}/`)('apify-client')
const { GET_LOG_URL: baseUrl, GET_LOG_ID: id, GET_LOG_TOKEN: token } = process.env
const stream = await new ApifyClient({ baseUrl, token }).log(id).stream({ raw: true })
if (stream === undefined) throw new Error('No such log')
await pipeline(stream, process.stdout)
