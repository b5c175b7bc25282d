/**
 * The packages that the `npx` commands of a text would fetch where they are not installed: for `npx get-log` that is
 * `get-log`, a package of somebody else, and for `npx -p @get-log/client get-log` ours.
 */
export function npxPackages(text: string): string[] {
  return [...text.matchAll(/\bnpx ((?:-\S+ +)*)["']?(@?[\w./-]+)/g)].map(([, , name]) => name as string)
}
