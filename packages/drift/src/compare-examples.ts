import { toPointer } from '@get-log/contract-tests'
import type { FoundDifference } from './difference.ts'
import { differ } from './difference.ts'
import type { Json } from './json.ts'
import { brief, isObject, listOf, objectAt } from './json.ts'
import type { Place, Places } from './read-places.ts'

/**
 * Compares our example of a place with the provider's. One that the provider's `enum` leaves out is breaking, since what we document can
 * no longer come; any other difference is documentation.
 */
export function compareExamples(place: Place, theirs: Places): FoundDifference[] {
  const [example] = place.examples
  return leavesOf(example).flatMap(([keys, ours]) => {
    const values = (theirs.get(place.key)?.examples ?? []).map((other) => valueAt(other, keys))
    const { enum: own, schema } = theirs.get([place.key, ...keys].join('/'))?.value ?? {}
    const allowed = listOf(own ?? objectAt({ schema: schema ?? {} }, 'schema').enum).map(asText)
    const isRefused = allowed.length > 0 && !allowed.includes(asText(ours))
    if (!isRefused && values.map(asText).includes(asText(ours))) return []
    const what = `The example${keys.length > 0 ? ` of \`${keys.join('.')}\`` : ''}`
    const [now] = values
    const theirsIs = now === undefined ? '' : `, theirs is ${brief(now)}`
    const [rule, message] = isRefused
      ? [
          'refused',
          `${what} that we document, ${brief(ours)}, is not one that the provider's schema allows${theirsIs}.`,
        ]
      : theirsIs
        ? ['changed', `${what} differs: ours is ${brief(ours)}${theirsIs}.`]
        : ['removed', `${what}, ${brief(ours)}, is not documented.`]
    const judgement = { class: isRefused ? 'breaking' : 'documentation', rule: `example-${rule}`, message } as const
    return [differ(place, `/example${toPointer(keys)}`, judgement, ours, now)]
  })
}

/** Each value within an example that is not an object, with the keys that lead to it. */
function leavesOf(value: Json | undefined): [keys: string[], value: Json][] {
  if (value === undefined) return []
  if (!isObject(value)) return [[[], value]]
  return Object.entries(value).flatMap(([key, inner]) =>
    leavesOf(inner).map(([keys, leaf]): [string[], Json] => [[key, ...keys], leaf]),
  )
}

function valueAt(value: Json | undefined, keys: readonly string[]): Json | undefined {
  return keys.reduce<typeof value>((inner, key) => (isObject(inner) ? inner[key] : undefined), value)
}

/** What travels, but for white space around it. */
function asText(value: Json | undefined): string | undefined {
  return value === undefined ? undefined : typeof value === 'object' ? JSON.stringify(value) : String(value).trim()
}
