/** Imports a package and returns how many milliseconds that took; to be called once, since a second import is free. */
export async function importPackage(name: string): Promise<number> {
  const startedAt = performance.now()
  const imported = await import(name)
  const ms = performance.now() - startedAt
  if (Object.keys(imported).length === 0) throw new Error(`${name} exports nothing.`)
  return ms
}
