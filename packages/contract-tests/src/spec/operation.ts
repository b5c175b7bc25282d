import type { ErrorStatus, LogStatus } from '@get-log/types'
import { operationPath } from '@get-log/types'
import type { Pointer } from './pointer.ts'
import { resolvePointer, toPointer } from './pointer.ts'

/** The name of a query flag. */
export type FlagName = 'stream' | 'download' | 'raw'

const operation = toPointer(['paths', operationPath, 'get'])

/** Where the operation stands. */
export function operationPointer(): Pointer {
  return operation
}

/** Where a parameter stands. */
export function parameterPointer(name: FlagName | 'buildOrRunId'): Pointer {
  return `/components/parameters/${name}`
}

/** Where the response of a status stands. */
export function responsePointer(status: LogStatus): Pointer {
  return resolvePointer(`${operation}/responses/${status}`).pointer
}

/** The media type that a response documents. */
export function documentedMediaType(status: LogStatus): string {
  const { value } = resolvePointer(`${responsePointer(status)}/content`)
  return Object.keys(value as object)[0] ?? ''
}

/** Where the media type of a response stands. */
export function mediaTypePointer(status: LogStatus): Pointer {
  return `${responsePointer(status)}/content${toPointer([documentedMediaType(status)])}`
}

/** Where the example of a response stands. */
export function examplePointer(status: LogStatus): Pointer {
  return `${mediaTypePointer(status)}/example`
}

/** Where a documented response header stands. */
export function headerPointer(status: LogStatus, name: string): Pointer {
  return resolvePointer(`${responsePointer(status)}/headers/${name}`).pointer
}

/** Where a property of the error shape stands. */
export function errorPropertyPointer(name?: 'type' | 'message'): Pointer {
  const error = '/components/schemas/ErrorResponse/properties/error'
  return name === undefined ? error : `${error}/properties/${name}`
}

/** The documented example of the log. */
export function exampleLog(): string {
  return String(resolvePointer(examplePointer(200)).value)
}

/** The documented example of an error. */
export function exampleError(status: ErrorStatus): { type: string; message: string } {
  return (resolvePointer(examplePointer(status)).value as { error: { type: string; message: string } }).error
}

/** The methods that the documented message of the 405 names, for instance `['OPTIONS', 'GET']`. */
export function documentedMethods(): string[] {
  return (
    exampleError(405)
      .message.match(/\b[A-Z]{3,}\b/g)
      ?.filter((word) => word !== 'HTTP' && word !== 'API') ?? []
  )
}
