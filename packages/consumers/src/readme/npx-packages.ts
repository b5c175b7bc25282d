/**
 * The packages that the `npx` commands of a text would fetch where they are not installed: for `npx get-log` that is
 * `get-log`, a package of somebody else, for `npx -p @get-log/client get-log` ours, and for `npx --no get-log` none.
 */
export function npxPackages(text: string): string[] {
  return [...text.matchAll(/\bnpx (?!--no\b)((?:-\S+ +)*)["']?(@?[\w./-]+)/g)].map(([, , name]) => name as string)
}
