import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/**
 * Loads a built file of one of this project's packages that its users have no need of, from beside the package's entry.
 *
 * @param file its path there, for instance `stripper/stripper.js`.
 */
export async function loadUnexported<Module>(packageName: string, file: string): Promise<Module> {
  const entry = fileURLToPath(import.meta.resolve(packageName))
  return (await import(pathToFileURL(join(dirname(entry), file)).href)) as Module
}
