import { readLogs } from './read-logs.js'
import { serveInProcess } from './serve-in-process.js'

const [baseUrl, id] = process.argv.slice(2)
console.log(JSON.stringify({ overHttp: await readLogs(baseUrl, id), inProcess: await serveInProcess() }))
