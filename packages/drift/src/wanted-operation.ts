import { document } from '@get-log/spec'
import { operationPath } from '@get-log/types'

/** The operation to look for in the provider's document. */
export interface WantedOperation {
  readonly method: string
  readonly path: string
  readonly operationId: string
}

/** The operation as our document has it. */
export const wantedOperation: WantedOperation = {
  method: 'get',
  path: operationPath,
  operationId: document.paths[operationPath].get.operationId,
}
