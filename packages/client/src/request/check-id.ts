import { withoutSecrets } from './check-base-url.ts'

// With or without a scheme: no ID has a host and a slash.
const url = /^[\s<"'(]*(([a-z][a-z\d+.-]*:)?\/\/|[\w.-]+(\.[\w-]+|:\d+)\/|([\w-]+\.)*apify\.com\b|\/?v2\/)/i
const idInUrl = /(?<=\/(?:logs|(?:actor-)?(?:runs|builds))\/)(?!(?:last|default)\b)[\w-]+(?![\w.~-])/g

/**
 * Returns the ID of a run or build, also from the URL of its page in Apify Console or of one of its API resources.
 *
 * @throws TypeError if it cannot be an ID.
 */
export function checkId(id: string): string {
  if (typeof id === 'string' && url.test(id)) {
    const found = id
      .replace(/\?[^#]*/, '')
      .match(idInUrl)
      ?.at(-1)
    if (found) return found
    throw new TypeError(
      `No ID of a run or build in ${JSON.stringify(withoutSecrets(id))}. Give the ID, or the URL of the run.`,
    )
  }
  // `..` would reach another resource and an empty ID a list; half a surrogate pair cannot be encoded as UTF-8.
  if (typeof id === 'string' && !/^\.{0,2}$|\p{Surrogate}/u.test(id)) return id
  throw new TypeError(`Not the ID of a run or build: ${JSON.stringify(id)}.`)
}
