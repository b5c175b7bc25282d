// claims: whole,follow,errors
import { pipeline } from 'node:stream/promises'

const { GET_LOG_URL: url, GET_LOG_ID: id, GET_LOG_TOKEN: token } = process.env
const response = await fetch(`${url}/v2/logs/${id}?stream=1`, { headers: { Authorization: `Bearer ${token}` } })
if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`)
await pipeline(response.body, process.stdout)
