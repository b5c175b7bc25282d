import { isDeepStrictEqual } from 'node:util'
import { compareExamples } from './compare-examples.ts'
import type { FoundDifference } from './difference.ts'
import { differ } from './difference.ts'
import type { Json, JsonObject } from './json.ts'
import { isObject } from './json.ts'
import { judgeKeyword, judgePlace } from './judge.ts'
import type { Place, Places } from './read-places.ts'

/** Everything that two readings of the operation do not share, once for each place. */
export function comparePlaces(ours: Places, theirs: Places): FoundDifference[] {
  const countOf = (wanted: string): number => [...theirs.values()].filter(({ kind }) => kind === wanted).length
  const isOpen = theirs.has('{}') && countOf('security-requirement') === 1
  // A scheme counts where it is required, and a document that names no server or no security at all takes nothing back.
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
    // A description that only we have is a word of our own: the provider's silence says nothing else.
    if (/^(description|summary)$/.test(keyword) && other === undefined) return []
    return [differ(place, `${at}/${keyword}`, judgeKeyword(place, keyword, mine, other), mine, other)]
  })
}
