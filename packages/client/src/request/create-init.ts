/** Asks for the bytes as they are, without a content coding, bypassing every cache that listens. */
export function createInit(): Pick<RequestInit, 'headers' | 'cache'> {
  const headers = { 'accept-encoding': 'identity', 'cache-control': 'no-cache, no-store' }
  if (new Request('http://localhost', { headers }).headers.has('accept-encoding')) return { headers }
  // A browser sets its own Accept-Encoding, which is `identity` with a Range (Fetch Standard, HTTP-network-or-cache fetch).
  // A Range of this form and a cache mode also need no preflight.
  return { headers: { range: 'bytes=0-' }, cache: 'no-store' }
}
