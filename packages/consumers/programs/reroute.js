// Loaded before a snippet of a readme: redirects requests to the live API or to the server's usual port to the test's server.
const target = new URL(process.env.SNIPPET_SERVER)
const plainFetch = globalThis.fetch

globalThis.fetch = (input, init) => {
  const request = new Request(input, init)
  const url = new URL(request.url)
  if (url.hostname === 'api.apify.com' || url.host === '127.0.0.1:4020') {
    return plainFetch(new Request(new URL(url.pathname + url.search, target), request))
  }
  return plainFetch(request)
}
