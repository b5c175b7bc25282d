const loopbackHost = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i

/**
 * Whether a request may steer the server. Browsers send `Origin` with every request that could change something, and
 * a page that had its own name resolve to 127.0.0.1 gives itself away by `Host`.
 */
export function isSameSite(headers: Headers): boolean {
  return loopbackHost.test(headers.get('host') ?? '') && !headers.has('origin') && !isCrossSiteFetch(headers)
}

function isCrossSiteFetch(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  return site !== null && site !== 'none' && site !== 'same-origin'
}
