import { readLogs } from './read-logs.js'
import { serveInProcess } from './serve-in-process.js'

// biome-ignore lint/style/noDefaultExport: Workers look for one.
export default {
  async fetch(request) {
    const { searchParams } = new URL(request.url)
    const overHttp = await readLogs(searchParams.get('baseUrl'), searchParams.get('id'))
    return Response.json({ overHttp, inProcess: await serveInProcess() })
  },
}
