import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { sourceFolder } from './server-sources.ts'

/**
 * The server as one program, `program/serve`, with these texts in place of its own sources.
 *
 * @param texts by the file below the server's sources.
 */
export async function bundleServer(texts: ReadonlyMap<string, string>): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./program/serve', import.meta.url))],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['@get-log/source'],
    logLevel: 'silent',
    plugins: [
      {
        name: 'instrumented',
        setup({ onLoad }) {
          onLoad({ filter: /\.ts$/ }, ({ path }) => {
            const file = path.startsWith(sourceFolder) ? path.slice(sourceFolder.length).replaceAll('\\', '/') : ''
            const contents = texts.get(file)
            return contents === undefined ? undefined : { contents, loader: 'ts' }
          })
        },
      },
    ],
  })
  return outputFiles[0]?.text ?? ''
}

/** The program with one mutant, or none, and without the questions which one it is: they would cost more than the server. */
export function writeMutant(program: string, id: string | undefined): string {
  return program
    .replace(/stryMutAct_\w+\("(\d+)"\)/g, (_, asked: string) => String(asked === id))
    .replace(/\(stryCov_\w+\([^()]*\), /g, '(0, ')
    .replace(/stryCov_\w+\("[^()]*\);/g, '')
}
