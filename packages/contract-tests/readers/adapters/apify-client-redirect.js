// claims: follow,lines
import { createRequire } from 'node:module'

const { ApifyClient, StreamedLog } = createRequire(`${process.cwd()}/`)('apify-client')
const { GET_LOG_URL: baseUrl, GET_LOG_ID: id, GET_LOG_TOKEN: token } = process.env
const logClient = new ApifyClient({ baseUrl, token }).log(id)
const redirection = new StreamedLog({ logClient, toLog: { info: (message) => console.log(message) } })
redirection.start()
await redirection.streamingTask
