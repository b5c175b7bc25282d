import { toPointer } from '@get-log/contract-tests'
import type { FoundDifference } from './difference.ts'
import type { Json, JsonObject } from './json.ts'
import { isObject, objectAt } from './json.ts'
import { locate } from './locate.ts'
import type { ReducedDocument } from './reduce-document.ts'

/**
 * Compares who may ask, and takes the security out of both documents. The engine holds that nothing can be lost while anybody may ask;
 * here a token opens restricted logs, so each way to send it counts. A document without any security takes nothing back.
 */
export function compareSecurity(ours: ReducedDocument, theirs: ReducedDocument): FoundDifference[] {
  const [mine, others] = [requirementsOf(ours), requirementsOf(theirs)]
  keepCommonSchemes(ours, theirs)
  for (const { operation } of [ours, theirs]) delete operation.security
  const at = { place: 'security', pointer: locate(ours, toPointer([...ours.operationKeys, 'security'])) }
  if (others.length === 1 && others[0] === anybody && mine.length > 1) {
    const message = 'No security is documented.'
    return [{ ...at, class: 'documentation', rule: 'security-removed', message, ours: mine }]
  }
  const gone = mine.filter((requirement) => !others.includes(requirement))
  const added = others.filter((requirement) => !mine.includes(requirement))
  return [
    ...gone.map((requirement) => refused(at, requirement)),
    ...added.map((requirement): FoundDifference => {
      const message =
        requirement === anybody ? 'Anybody may ask.' : `The security requirement ${requirement} is accepted, too.`
      return { ...at, class: 'compatible', rule: 'security-requirement-added', message, theirs: requirement }
    }),
  ]
}

const anybody = '{}'

function refused(at: { place: string; pointer: string }, requirement: string): FoundDifference {
  const rule = 'security-requirement-removed'
  const message =
    requirement === anybody
      ? 'A token became required.'
      : `The security requirement ${requirement} is no longer accepted.`
  return { ...at, class: 'breaking', rule, message, ours: requirement }
}

function requirementsOf({ operation }: ReducedDocument): string[] {
  const requirements: readonly Json[] = Array.isArray(operation.security) ? operation.security : []
  return requirements.filter(isObject).map((requirement) => Object.keys(requirement).sort().join(' + ') || anybody)
}

function keepCommonSchemes(ours: ReducedDocument, theirs: ReducedDocument): void {
  const [mine, others] = [ours, theirs].map(({ document }) => objectAt(document.components, 'securitySchemes')) as [
    JsonObject,
    JsonObject,
  ]
  for (const name of Object.keys(mine)) if (!Object.hasOwn(others, name)) delete mine[name]
  for (const name of Object.keys(others)) if (!Object.hasOwn(mine, name)) delete others[name]
}
