import { STATUS_CODES } from 'node:http'
import { document } from '@get-log/spec'
import type { ErrorStatus, LogStatus } from '@get-log/types'
import { operationPath } from '@get-log/types'
import type { Source } from '../clause/source.ts'
import { citeFrom, citeSection } from '../clause/source.ts'
import type { Pointer } from '../spec/pointer.ts'
import { findPointer, resolvePointer, toPointer } from '../spec/pointer.ts'

export type FlagName = 'stream' | 'download' | 'raw'

const operation = toPointer(['paths', operationPath, 'get'])

/**
 * Cites places of the document, with the words that stand there: the description, or else the value itself. A section of an RFC or of
 * a standard is cited with its own words.
 */
export function cite(...places: readonly (Pointer | readonly [section: string, words: string])[]): Source[] {
  return places.flatMap((place) => (typeof place === 'string' ? citeFrom(document, [place]) : citeSection(...place)))
}

/** Where the operation stands. */
export function operationPointer(): Pointer {
  return operation
}

export function parameterPointer(name: FlagName | 'buildOrRunId'): Pointer {
  return `/components/parameters/${name}`
}

/** The name of every parameter that is a flag, in the order of the document. */
export function documentedFlags(): FlagName[] {
  const { value } = resolvePointer(document, `${operation}/parameters`)
  const parameters = (value as object[]).map((_, index) => resolvePointer(document, `${operation}/parameters/${index}`))
  const flags = parameters.filter(({ pointer }) => {
    return resolvePointer(document, `${pointer}/schema`).pointer === '/components/schemas/Flag'
  })
  return flags.map(({ value: parameter }) => (parameter as { name: FlagName }).name)
}

export function responsePointer(status: LogStatus): Pointer {
  return placeOf(`${operation}/responses/${status}`)
}

export function documentedMediaType(status: LogStatus): string {
  const content = findPointer(document, `${responsePointer(status)}/content`)?.value
  return Object.keys(content ?? {})[0] ?? ''
}

export function mediaTypePointer(status: LogStatus): Pointer {
  return `${responsePointer(status)}/content${toPointer([documentedMediaType(status)])}`
}

export function examplePointer(status: LogStatus): Pointer {
  return `${mediaTypePointer(status)}/example`
}

export function headerPointer(status: LogStatus, name: string): Pointer {
  return placeOf(`${responsePointer(status)}/headers/${name}`)
}

export function errorPropertyPointer(name?: 'type' | 'message'): Pointer {
  const error = '/components/schemas/ErrorResponse/properties/error'
  return name === undefined ? error : `${error}/properties/${name}`
}

/** The status of every documented error, in the order of the document. */
export function documentedErrors(): ErrorStatus[] {
  const statuses = Object.keys(resolvePointer(document, `${operation}/responses`).value as object).map(Number)
  return statuses.filter((status) => status >= 400) as ErrorStatus[]
}

/** The name of a status in an id, for instance `not-found`. */
export function nameOfStatus(status: number): string {
  return (STATUS_CODES[status] ?? `status ${status}`).toLowerCase().replaceAll(' ', '-')
}

export function exampleLog(): string {
  return String(resolvePointer(document, examplePointer(200)).value)
}

export function exampleError(status: ErrorStatus): { type: string; message: string } {
  return (resolvePointer(document, examplePointer(status)).value as { error: { type: string; message: string } }).error
}

/** The methods that the documented message of the 405 names, for instance `['OPTIONS', 'GET']`. */
export function documentedMethods(): string[] {
  const words = exampleError(405).message.match(/\b[A-Z]{3,}\b/g) ?? []
  return words.filter((word) => word !== 'HTTP' && word !== 'API')
}

/** Follows references; returns the pointer itself if the document does not have the place. */
function placeOf(pointer: Pointer): Pointer {
  return findPointer(document, pointer)?.pointer ?? pointer
}
