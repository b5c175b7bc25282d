import type { Difference, DifferenceClass } from './difference.ts'
import type { Json } from './json.ts'
import { brief, listOf } from './json.ts'
import type { Place } from './read-places.ts'

type Judgement = Pick<Difference, 'class' | 'rule' | 'message'>

/** Headers that RFC 9110 demands of a response whatever a document says: sections 15.5.2 and 15.5.6. */
const demanded: readonly string[] = ['401 header www-authenticate', '405 header allow']

/**
 * Judges a place that only one of the documents has. A document that does not mention a header retracts nothing: an optional one
 * could always be absent, and one that HTTP demands is still sent.
 */
export function judgePlace({ kind, key, name, value }: Place, change: 'added' | 'removed'): Judgement {
  const rule = `${kind}-${change}`
  const isRequired = value.required === true
  const label = (kind === 'property' ? name : key).replace(/^(\d\w\w|default) (header )?/, '')
  const subject = `The ${kind.replace('-', ' ')} ${label}`
  if (change === 'added') {
    const isHarm = kind === 'parameter' && isRequired
    const message = label === '{}' ? 'Anybody may ask.' : `${subject} is new${isHarm ? ', and required' : ''}.`
    return { class: isHarm ? 'breaking' : 'compatible', rule, message }
  }
  if (kind === 'response-header' && (!isRequired || demanded.includes(key))) {
    return { class: 'documentation', rule, message: `${subject} is not documented.` }
  }
  return { class: 'breaking', rule, message: label === '{}' ? 'A token became required.' : `${subject} is gone.` }
}

/** Keywords with a fixed judgement. All others narrow or widen what may be requested or answered. */
const byKeyword: readonly [keyword: RegExp, inRequest: DifferenceClass, inResponse: DifferenceClass][] = [
  [/^(description|summary|tags|operationId)$/, 'documentation', 'documentation'],
  [/^deprecated$/, 'compatible', 'compatible'],
  [/^default$/, 'breaking', 'compatible'],
  [/^type$/, 'breaking', 'breaking'],
]

/**
 * Judges a keyword on which the documents differ, undefined if one of them lacks it: a request breaks if less is accepted than
 * before, a consumer of responses if more can come.
 */
export function judgeKeyword({ kind, name }: Place, keyword: string, ours?: Json, theirs?: Json): Judgement {
  const isRequest = kind === 'operation' || kind === 'parameter'
  const gone = listOf(ours).filter((value) => !listOf(theirs).includes(value))
  const added = listOf(theirs).filter((value) => !listOf(ours).includes(value))
  const isSet = Array.isArray(ours) && Array.isArray(theirs)
  // One value less narrows an enum, just as one more required property narrows an object.
  const [fewer, more] = keyword === 'enum' ? [gone, added] : [added, gone]
  const isHarm = isRequest
    ? isSet
      ? fewer.length > 0
      : theirs !== undefined
    : isSet
      ? more.length > 0
      : ours !== undefined
  const listed = byKeyword.find(([pattern]) => pattern.test(keyword))?.[isRequest ? 1 : 2]
  const isGone = isSet ? gone.length > 0 : theirs === undefined
  const change = isGone ? 'removed' : isSet || ours === undefined ? 'added' : 'changed'
  const stem = keyword.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  const names = keyword === 'required' && gone.length > 0 && gone.map((each) => `\`${each}\``).join(', ')
  const subject = names ? 'required-properties' : isSet ? `${stem}-values` : stem
  return {
    class: listed ?? (isHarm ? 'breaking' : 'compatible'),
    rule: keyword === 'type' ? 'schema-type-changed' : `${subject}-${change}`,
    message: names
      ? `Properties of \`${name.split(/[ .]/).at(-1)}\` are no longer required: ${names}.`
      : messageOf(keyword, ours, theirs),
  }
}

function messageOf(keyword: string, ours: Json | undefined, theirs: Json | undefined): string {
  if (ours === undefined) return `\`${keyword}\` is new: ${brief(theirs)}.`
  if (theirs === undefined) return `\`${keyword}\` is gone, ours is ${brief(ours)}.`
  return `\`${keyword}\` differs: ours is ${brief(ours)}, theirs is ${brief(theirs)}.`
}
