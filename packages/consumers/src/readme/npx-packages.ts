/**
 * The packages that the `npx` commands of a text would fetch where they are not installed: the one that `-p` names, or else the one
 * named like the command, which may be somebody else's.
 */
export function npxPackages(text: string): string[] {
  return [...text.matchAll(/\bnpx ((?:-\S+ +)*)["']?(@?[\w./-]+)/g)].map(([, , name]) => name as string)
}
