import { withoutSecrets } from './check-base-url.ts'

/**
 * Gives the ID of a run or build, also of the URL of its page in Apify Console, or of one of its resources in the API.
 *
 * @throws TypeError for what cannot be an ID.
 */
export function checkId(id: string): string {
  if (typeof id === 'string' && /^\s*(https?:\/\/|(console|api)\.apify\.com\/)/i.test(id)) {
    const [path] = id.trim().split(/[?#]/) as [string]
    const found = [
      ...path.matchAll(/(?<=\/(?:logs|(?:actor-)?(?:runs|builds))\/)(?!(?:last|default)\b)[\w-]+(?=\/|$)/g),
    ].at(-1)
    if (found) return found[0]
    throw new TypeError(
      `No ID of a run or build in ${JSON.stringify(withoutSecrets(id))}. Give the ID, or the URL of the run.`,
    )
  }
  // `..` would reach another resource, an empty ID a list, and half a surrogate pair has no UTF-8.
  if (typeof id === 'string' && !/^\.{0,2}$|\p{Surrogate}/u.test(id)) return id
  throw new TypeError(`Not the ID of a run or build: ${JSON.stringify(id)}.`)
}
