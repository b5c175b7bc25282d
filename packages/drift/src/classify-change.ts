import { fromPointer } from '@get-log/contract-tests'
import type { DifferenceClass, FoundDifference } from './difference.ts'
import { brief } from './difference.ts'
import type { Json } from './json.ts'
import { isObject } from './json.ts'
import { describePlace, locate } from './locate.ts'
import type { EngineChange } from './redocly.ts'
import type { ReducedDocument } from './reduce-document.ts'

/** Words of a document, which nothing on the wire depends on. An `operationId` names generated code, and ours comes from our document. */
const words = new Set(['description', 'summary', 'tags', 'operationId'])

/** Turns a change that redocly's engine found into a difference. */
export function classifyChange(change: EngineChange, ours: ReducedDocument, theirs: ReducedDocument): FoundDifference {
  const isNew = change.kind === 'added'
  const pointer = ((isNew ? change.revision?.pointer : change.base?.pointer) ?? change.path).replace(/^#/, '')
  const parent = pointer.slice(0, pointer.lastIndexOf('/'))
  return {
    ...judge(change, pointer),
    place: describePlace(isNew ? theirs : ours, pointer),
    pointer: locate(ours, isNew ? parent : pointer),
    ...(change.base?.value === undefined ? {} : { ours: change.base.value }),
    ...(change.revision?.value === undefined ? {} : { theirs: change.revision.value }),
  }
}

type Judgement = Pick<FoundDifference, 'class' | 'rule' | 'message'>

function judge(change: EngineChange, pointer: string): Judgement {
  const rule = ruleOf(change)
  const message = messageOf(change)
  if (words.has(change.property ?? '')) return { class: 'documentation', rule, message }
  const verdict = change.verdicts.find(({ impact }) => impact === 'major')
  if (verdict) return { class: 'breaking', rule: verdict.ruleId, message: verdict.message }
  const grade: DifferenceClass = isOverlooked(change, pointer) ? 'breaking' : 'compatible'
  return { class: grade, rule, message }
}

/** The engine has no rule for a default or a new required body, though a request that worked means something else then. */
function isOverlooked(change: EngineChange, pointer: string): boolean {
  if (change.property === 'default') return fromPointer(pointer).includes('parameters')
  const added = change.kind === 'added' ? change.revision?.value : undefined
  return change.typeName === 'RequestBody' && isObject(added) && added.required === true
}

/** Named as the engine names its own rules: `enum-added`, `response-header-removed`. */
function ruleOf(change: EngineChange): string {
  if (change.kind !== 'modified') return `${kebabCase(change.typeName)}-${change.kind}`
  const [before, after] = [change.base?.value, change.revision?.value]
  return `${kebabCase(change.property ?? '')}-${before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'}`
}

function messageOf(change: EngineChange): string {
  const [before, after] = [change.base?.value, change.revision?.value]
  if (change.kind === 'modified') {
    if (before === undefined) return `\`${change.property}\` is new: ${brief(after)}.`
    if (after === undefined) return `\`${change.property}\` is gone, ours is ${brief(before)}.`
    return `\`${change.property}\` differs: ours is ${brief(before)}, theirs is ${brief(after)}.`
  }
  const [side, verb] = change.kind === 'added' ? [change.revision, 'is new'] : [change.base, 'is not documented']
  const name = fromPointer(side?.pointer ?? '').at(-1) ?? ''
  return `${nounOf(change.typeName)} \`${labelOf(side?.value) || name}\` ${verb}.`
}

function labelOf(value: Json | undefined): string {
  return isObject(value) ? String(value.name ?? value.url ?? '') : ''
}

function nounOf(typeName: string): string {
  const phrase = kebabCase(typeName).replaceAll('-', ' ')
  return phrase.charAt(0).toUpperCase() + phrase.slice(1)
}

function kebabCase(name: string): string {
  return name.replaceAll(/(?<=[a-z])([A-Z])/g, '-$1').toLowerCase()
}
