import { createLogClient } from '@get-log/client'
import { readerSuite } from '@get-log/contract-tests/vitest'

// The client keeps every promise of a reader, as a library; as a command it is judged by `npm run readers`.
readerSuite({
  name: '@get-log/client',
  claims: ['whole', 'follow', 'lines', 'resume', 'errors'],
  read: (baseUrl, id, token) => createLogClient({ baseUrl, token }).follow(id),
})
