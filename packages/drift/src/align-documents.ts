import { isObject, objectAt } from './json.ts'
import type { ReducedDocument } from './reduce-document.ts'

/** Leaves out of both documents what only one of them can say: servers where the provider names none, words where it has none. */
export function alignDocuments(ours: ReducedDocument, theirs: ReducedDocument): void {
  if (Array.isArray(theirs.document.servers) && theirs.document.servers.length === 0) {
    delete ours.document.servers
    delete theirs.document.servers
  }
  // A status that we document and the provider covers by `4XX` or `default` gets a response of its own, to compare.
  const responses = objectAt(theirs.operation, 'responses')
  for (const status of Object.keys(objectAt(ours.operation, 'responses'))) {
    const covering = responses[`${status[0]}XX`] ?? responses.default
    if (responses[status] === undefined && covering !== undefined) responses[status] = covering
  }
  muteSilence(ours.document, theirs.document)
}

/** A description that only we have is a word of our own, since the provider's silence says nothing else. */
function muteSilence(ours: unknown, theirs: unknown): void {
  if (!isObject(ours) || !isObject(theirs)) return
  for (const key of ['description', 'summary']) {
    if (typeof ours[key] === 'string' && theirs[key] === undefined) delete ours[key]
  }
  for (const [key, inner] of Object.entries(ours)) muteSilence(inner, theirs[key])
}
