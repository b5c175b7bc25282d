import { createLogClient, LogNotFoundError } from '@get-log/client'
import { clauses } from '@get-log/contract-tests'
import { createLogServer } from '@get-log/server'
import { document } from '@get-log/spec'
import type { DocumentedErrorType, LogQuery } from '@get-log/types'

const operation: 'log_get' = document.paths['/v2/logs/{buildOrRunId}'].get.operationId
const query: LogQuery = { raw: true }
const missing: DocumentedErrorType<404> = 'record-not-found'
const server = createLogServer()
const client = createLogClient({ fetch: server.fetch })
const text: Promise<string> = client.get('HG7ML7M8z78YcAPEB', { raw: true })
// @ts-expect-error A flag that the document doesn't have.
client.get('HG7ML7M8z78YcAPEB', { tail: 10 })

export { clauses, LogNotFoundError, missing, operation, query, text }
