// claims: whole,errors
import { createRequire } from 'node:module'

const { ApifyClient } = createRequire(`${process.cwd()}/`)('apify-client')
const { GET_LOG_URL: baseUrl, GET_LOG_ID: id, GET_LOG_TOKEN: token } = process.env
process.stdout.write((await new ApifyClient({ baseUrl, token }).log(id).get()) ?? '')
