import { toPointer } from '@get-log/contract-tests'
import type { FoundDifference } from './difference.ts'
import { objectAt, objectsIn } from './json.ts'
import { locate } from './locate.ts'
import type { ReducedDocument } from './reduce-document.ts'
import { operationKeys } from './reduce-document.ts'

const anybody = '{}'

/**
 * Compares who may ask, and takes the security out of both documents. The engine holds that nothing can be lost while anybody may ask;
 * here a token opens restricted logs, so each way to send it counts. A document without any security takes nothing back.
 */
export function compareSecurity(ours: ReducedDocument, theirs: ReducedDocument): FoundDifference[] {
  const [mine, others] = [ours, theirs].map(({ operation }) =>
    objectsIn(operation.security).map((requirement) => Object.keys(requirement).sort().join(' + ') || anybody),
  ) as [string[], string[]]
  const pointer = locate(ours, toPointer([...operationKeys, 'security']))
  const schemes = [ours, theirs].map(({ document }) => objectAt(document.components, 'securitySchemes'))
  for (const name of schemes.flatMap(Object.keys)) {
    if (!schemes.every((known) => name in known)) for (const known of schemes) delete known[name]
  }
  for (const { operation } of [ours, theirs]) delete operation.security
  const differ = (
    difference: Pick<FoundDifference, 'class' | 'rule' | 'message' | 'ours' | 'theirs'>,
  ): FoundDifference => ({
    place: 'security',
    pointer,
    ...difference,
  })
  if (others.join() === anybody && mine.length > 1) {
    const message = 'No security is documented.'
    return [differ({ class: 'documentation', rule: 'security-removed', message, ours: mine })]
  }
  const gone = mine.filter((requirement) => !others.includes(requirement))
  const added = others.filter((requirement) => !mine.includes(requirement))
  return [
    ...gone.map((requirement) => {
      const message =
        requirement === anybody
          ? 'A token became required.'
          : `The security requirement ${requirement} is no longer accepted.`
      return differ({ class: 'breaking', rule: 'security-requirement-removed', message, ours: requirement })
    }),
    ...added.map((requirement) => {
      const message =
        requirement === anybody ? 'Anybody may ask.' : `The security requirement ${requirement} is accepted, too.`
      return differ({ class: 'compatible', rule: 'security-requirement-added', message, theirs: requirement })
    }),
  ]
}
