// Makes Dredd's transactions out of the situations of the benchmark: for each, the one that Dredd compiled for its status,
// sent to the log that stands for it, and the body awaited where it is known byte by byte.
const hooks = require('hooks')

hooks.beforeAll((transactions, done) => {
  const compiled = new Map(transactions.map((transaction) => [Number(transaction.expected.statusCode), transaction]))
  const arranged = globalThis.situations.map(({ name, status, method, path, headers, body }) => {
    const transaction = structuredClone(compiled.get(status))
    transaction.id = name
    transaction.name = name
    transaction.fullPath = path
    transaction.request = {
      ...transaction.request,
      method,
      uri: path,
      headers: { ...transaction.request.headers, ...headers },
    }
    if (status === 200) {
      // Dredd compares the media type letter by letter, and takes every documented header for one that is always sent.
      const { 'Content-Disposition': disposition, ...always } = transaction.expected.headers
      const sent = /download=(true|1)/.test(path) ? { 'Content-Disposition': disposition } : {}
      transaction.expected.headers = { ...always, ...sent, 'Content-Type': 'text/plain; charset=utf-8' }
    }
    if (body !== undefined) transaction.expected.body = body
    else if (status === 200) delete transaction.expected.body
    return transaction
  })
  transactions.splice(0, transactions.length, ...arranged)
  done()
})
