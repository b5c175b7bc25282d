import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../src/packing/published-packages.ts'

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

/** The rooms that lie on a way from a room back to itself. */
function findCycle(rooms: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const left = new Map(rooms)
  for (;;) {
    const [lowest] = [...left].find(([, below]) => ![...below].some((room) => left.has(room))) ?? []
    if (lowest === undefined) return [...left.keys()].sort()
    left.delete(lowest)
  }
}

test.each(packages)(
  'the rooms of %s have an order: none imports, directly or through others, one that imports it',
  (name) => {
    expect(findCycle(readRooms(name))).toEqual([])
  },
)

test('rooms that import each other have no order', () => {
  const rooms = new Map([
    ['a', new Set(['b'])],
    ['b', new Set(['c'])],
    ['c', new Set(['b'])],
    ['d', new Set<string>()],
  ])
  expect(findCycle(rooms)).toEqual(['a', 'b', 'c'])
})
