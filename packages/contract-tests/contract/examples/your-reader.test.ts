import { readerSuite } from '@get-log/contract-tests/vitest'

readerSuite({
  claims: ['whole', 'follow'],
  async *read(url, id, token) {
    const headers = { Authorization: `Bearer ${token}` }
    const response = await fetch(`${url}/v2/logs/${id}?stream=1`, { headers })
    const type = response.headers.get('content-type') ?? 'none'
    if (response.status !== 200 || !type.startsWith('text/plain')) throw new Error(`${response.status}, ${type}`)
    yield* response.body ?? []
  },
})
