/** What makes a request for the bytes as they are, in no coding, past every cache that listens. */
export function createInit(): Pick<RequestInit, 'headers' | 'cache'> {
  const headers = { 'accept-encoding': 'identity', 'cache-control': 'no-cache, no-store' }
  if (new Request('http://localhost', { headers }).headers.has('accept-encoding')) return { headers }
  // A browser sends its own Accept-Encoding, but no coding with a Range, as the Fetch Standard has it (HTTP-network-or-cache
  // fetch), and refuses a coded answer then. A Range of this form and a cache mode also need no preflight.
  return { headers: { range: 'bytes=0-' }, cache: 'no-store' }
}
