import { isDeepStrictEqual } from 'node:util'
import { toPointer } from '@get-log/contract-tests'
import type { FoundDifference } from './difference.ts'
import { differ } from './difference.ts'
import type { Json, JsonObject } from './json.ts'
import { brief, isObject, listOf, objectAt } from './json.ts'
import { judgeKeyword, judgePlace } from './judge.ts'
import type { Place, Places } from './read-places.ts'

/** All differences between two readings of the operation, once for each place. */
export function comparePlaces(ours: Places, theirs: Places): FoundDifference[] {
  const countOf = (wanted: string): number => [...theirs.values()].filter(({ kind }) => kind === wanted).length
  const isOpen = theirs.has('{}') && countOf('security-requirement') === 1
  // A scheme counts where it is required; a document without any server or security retracts nothing.
  const silent = [
    'security-scheme',
    isOpen ? 'security-requirement' : undefined,
    countOf('server') === 0 ? 'server' : undefined,
  ]
  const onlyIn = (these: Places, those: Places): Place[] =>
    [...these.values()].filter(
      ({ key, kind, within }) => !those.has(key) && !silent.includes(kind) && (!within || those.has(within)),
    )
  const shared = [...ours.values()].flatMap((place) => {
    const other = theirs.get(place.key)
    return other ? [...compareKeywords(place, place.value, other.value), ...compareExamples(place, theirs)] : []
  })
  const gone = onlyIn(ours, theirs).map((place) => differ(place, '', judgePlace(place, 'removed'), told(place)))
  const added = onlyIn(theirs, ours).map((place) =>
    differ(place, '', judgePlace(place, 'added'), undefined, told(place)),
  )
  const silence = { class: 'documentation', rule: 'security-removed', message: 'No security is documented.' } as const
  const security = isOpen ? ours.get('{}') : undefined
  return [...shared, ...gone, ...added, ...(security ? [differ(security, '', silence)] : [])]
}

function told({ kind, key, value }: Place): Json {
  return kind === 'security-requirement' || kind === 'server' ? key : value
}

function compareKeywords(place: Place, ours: JsonObject, theirs: JsonObject, at = ''): FoundDifference[] {
  return Object.keys({ ...ours, ...theirs }).flatMap((keyword) => {
    const [mine, other] = [ours[keyword], theirs[keyword]]
    if (isDeepStrictEqual(mine, other)) return []
    if (keyword === 'schema' && isObject(mine) && isObject(other)) return compareKeywords(place, mine, other, '/schema')
    // A description that only we have is our own: the provider's silence does not contradict it.
    if (/^(description|summary)$/.test(keyword) && other === undefined) return []
    return [differ(place, `${at}/${keyword}`, judgeKeyword(place, keyword, mine, other), mine, other)]
  })
}

/**
 * Compares our example of a place with the provider's. An example that the provider's `enum` leaves out is breaking, since what we document can no
 * longer occur; any other difference is documentation.
 */
function compareExamples(place: Place, theirs: Places): FoundDifference[] {
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

/** What goes over the wire, trimmed. */
function asText(value: Json | undefined): string | undefined {
  return value === undefined ? undefined : typeof value === 'object' ? JSON.stringify(value) : String(value).trim()
}
