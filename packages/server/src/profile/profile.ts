import type { Rule } from '../check-value.ts'
import { checkValue, either, oneOf, wholeNumber } from '../check-value.ts'
import { LogServerError } from '../log-server-error.ts'

/** Which words the server uses for `error.type`: those documented, or those the provider renamed in April 2026. */
export type ErrorTypes = '2026-01' | '2026-04'

/** How the server behaves where people may meet something other than what the document says. Each trait can be set by itself. */
export interface Traits {
  /** The words for `error.type`. */
  readonly errorTypes: ErrorTypes
  /** How a flag is read that is neither `true`, `1`, `false` nor `0`, or is given twice: 400, or off. */
  readonly otherFlags: 'refused' | 'off'
  /** HEAD: 405, or the headers of GET. */
  readonly head: 'refused' | 'answered'
  /** The `error.type` for an unknown path. */
  readonly unknownPath: 'record-not-found' | 'page-not-found'
  /** Who may read a run by default; `owner` assigns it to the owner `default` if it has none. */
  readonly access: 'anyone' | 'owner'
  /** Whether each line of a log begins with the time at which it began. */
  readonly stamps: boolean
  /** Whether a log begins with lines of the platform. */
  readonly platformLines: boolean
  /** After how many seconds a stream ends although its run goes on; 0 means never. */
  readonly streamSeconds: number
}

/** `documented` is what the document says; `live` what public sources say of the live API. */
export type Profile = 'documented' | 'live'

/** The README gives the sources for the traits of `live`. */
export const profiles: Readonly<Record<Profile, Traits>> = {
  documented: {
    errorTypes: '2026-01',
    otherFlags: 'refused',
    head: 'refused',
    unknownPath: 'record-not-found',
    access: 'anyone',
    stamps: false,
    platformLines: false,
    streamSeconds: 0,
  },
  live: {
    errorTypes: '2026-04',
    otherFlags: 'off',
    head: 'answered',
    unknownPath: 'page-not-found',
    access: 'owner',
    stamps: true,
    platformLines: true,
    streamSeconds: 360,
  },
}

const rules: { readonly [Name in keyof Traits]: Rule } = {
  errorTypes: oneOf('2026-01', '2026-04'),
  otherFlags: oneOf('refused', 'off'),
  head: oneOf('refused', 'answered'),
  unknownPath: oneOf('record-not-found', 'page-not-found'),
  access: oneOf('anyone', 'owner'),
  stamps: either,
  platformLines: either,
  streamSeconds: wholeNumber(0, 2_000_000),
}

/** The traits of a profile, with the given ones replaced. Throws `invalid-input` for an unknown profile or trait. */
export function chooseTraits(
  profile: Profile,
  given: { readonly [Name in keyof Traits]?: Traits[Name] | undefined },
): Traits {
  checkValue('profile', profile, oneOf('documented', 'live'))
  const chosen = Object.entries(given).filter(([, value]) => value !== undefined)
  for (const [name, value] of chosen) {
    if (!Object.hasOwn(rules, name)) {
      const names = Object.keys(rules).join(', ')
      throw new LogServerError('invalid-input', `There is no trait ${JSON.stringify(name)}: the traits are ${names}.`)
    }
    checkValue(`trait ${name}`, value, rules[name as keyof Traits])
  }
  return { ...profiles[profile], ...Object.fromEntries(chosen) }
}
