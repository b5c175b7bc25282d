import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../src/packing/published-packages.ts'

const git = (...args: string[]): string => execFileSync('git', args, { cwd: projectRoot, encoding: 'utf8' })

const packages = readdirSync(join(projectRoot, 'packages'))

/** A room is a folder directly below `src`, or a file there. */
const roomOf = (file: string): string => file.split('/')[0] ?? file

/** Which rooms each room of a package imports from, types and dynamic imports included. */
function readRooms(name: string): Map<string, Set<string>> {
  const source = join(projectRoot, 'packages', name, 'src')
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.test)\.[jt]s$/.test(file),
  )
  const rooms = new Map<string, Set<string>>()
  for (const file of files) {
    const imported = [...readFileSync(join(source, file), 'utf8').matchAll(/(?:from|import\() ?'(\.[^']+)'/g)]
    const targets = imported.map(([, path = '']) => roomOf(posix.join(dirname(file), path)))
    const room = rooms.get(roomOf(file)) ?? new Set()
    for (const target of targets) if (target !== roomOf(file)) room.add(target)
    rooms.set(roomOf(file), room)
  }
  return rooms
}

test.each(packages)(
  'the rooms of %s have an order: none imports, directly or through others, one that imports it',
  (name) => {
    const left = readRooms(name)
    const isLowest = (below: ReadonlySet<string>): boolean => ![...below].some((room) => left.has(room))
    for (const _ of [...left]) for (const [room, below] of left) if (isLowest(below)) left.delete(room)
    expect([...left.keys()]).toEqual([])
  },
)

const sources = ['spec', 'packages/types/scripts', 'packages/server/control.openapi.yaml', 'packages/server/scripts']
const generated = [
  'packages/types/src/schema.ts',
  'packages/types/src/facts.ts',
  'packages/server/src/control/schema.ts',
]

const changedSinceCommit = (...paths: string[]): string => git('diff', '--name-only', 'HEAD', '--', ...paths)

// `npm test` generates them before it builds: a file that was committed stale differs from its commit by now.
test('generated files were committed together with their sources', () => {
  const stale = changedSinceCommit(...sources, 'pnpm-lock.yaml') === '' ? changedSinceCommit(...generated) : ''
  expect(stale, 'these were stale in the last commit: commit them as they are now').toBe('')
})

/**
 * The packages that the `npx` commands in a text would fetch if they are not installed: the one named by `-p`, or else the one with
 * the command's name, which may be somebody else's.
 */
const npxPackages = (text: string): string[] =>
  [...text.matchAll(/\bnpx ((?:-\S+ +)*)["']?(@?[\w./-]+)/g)].map(([, , name]) => name as string)

const trusted = /^(@get-log\/(client|server|contract-tests)|@changesets\/cli|apify-cli)$/

test.each([
  ['npx get-log ID', 'get-log'],
  ['`npx --yes get-log-server serve`', 'get-log-server'],
  ['npx -p @get-log/client get-log ID', '@get-log/client'],
  ['npx --yes --package "@get-log/contract-tests@$VERSION" get-log-contract', '@get-log/contract-tests'],
])('%s fetches %s', (text, name) => {
  expect(npxPackages(text)).toEqual([name])
})

test("no printed command fetches a stranger's package", () => {
  const listed = git('ls-files', '*.md', '*.yml', '*.yaml', '*.ts', '*.js')
  const files = listed.split('\n').filter((file) => file && !file.endsWith('.test.ts'))
  const fetched = files.flatMap((file) =>
    npxPackages(readFileSync(join(projectRoot, file), 'utf8')).map((name) => `${file}: ${name}`),
  )
  expect(fetched.length).toBeGreaterThan(5)
  expect(fetched.filter((line) => !trusted.test(line.split(': ')[1] as string))).toEqual([])
})
