import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repetitions } from '@get-log/workspace/repetitions'
import { expect, test } from 'vitest'
import { openFileStore } from '../src/files/index.ts'
import { createLogServer } from '../src/index.ts'
import { makeTemporaryDirectory } from './temporary-directory.ts'

const appends = ['\u001b[1mone\n', 'two \u00e9\n', '\u001b[3', '1mthree\n', 'x'.repeat(5000), '漢\n']
const raw = appends.join('')
const printable = raw.replaceAll(/\u001b\[\d+m/g, '')

/** A directory with a private log, and what its files hold. */
async function makeDirectory(isFinished: boolean) {
  const { path, [Symbol.dispose]: remove } = makeTemporaryDirectory()
  const server = createLogServer({ store: openFileStore(path) })
  const run = server.runs.start({ id: 'private', owner: 'me', access: 'owner' })
  for (const append of appends) run.append(append)
  if (isFinished) run.finish()
  await server.close()
  const names = readdirSync(path).filter((name) => name !== 'lock')
  return { path, files: new Map(names.map((name) => [name, readFileSync(join(path, name))])), [Symbol.dispose]: remove }
}

/** Starts on each of many damaged copies of a directory. Returns what went wrong, and how often each answer was given. */
async function startOnDamage(
  isFinished: boolean,
  flips: (files: ReadonlyMap<string, Buffer>) => Iterable<[string, number]>,
) {
  using directory = await makeDirectory(isFinished)
  const { path, files } = directory
  const told: string[] = []
  const store = openFileStore(path, { tell: (message) => told.push(message) })
  const counts: Record<string, number> = {}
  const wrong: string[] = []
  for (const [name, bit] of flips(files)) {
    for (const [each, bytes] of files) writeFileSync(join(path, each), bytes)
    const damaged = Buffer.from(files.get(name) as Buffer)
    damaged[bit >> 3] = (damaged[bit >> 3] as number) ^ (1 << (bit & 7))
    writeFileSync(join(path, name), damaged)
    told.length = 0
    const server = createLogServer({ store, rateLimit: 1e6 })
    const token = server.tokens.add('me')
    const ask = async (query: string): Promise<string> => {
      const response = await server.fetch(new Request(`http://localhost/v2/logs/private?${query}`))
      if (!response.ok) return String(response.status)
      const expected = query.startsWith('raw') ? raw : printable
      const text = await response.text()
      return text === expected || (!isFinished && text.startsWith(expected)) ? 'right' : `wrong ${text.length}`
    }
    const answers = [await ask(''), await ask(`raw=1&token=${token}`), await ask(`token=${token}`)]
    const isUntouched = [...files].every(([each, bytes]) =>
      (each === name ? damaged : bytes).equals(readFileSync(join(path, each))),
    )
    const isWhole = answers.slice(1).every((answer) => answer === 'right')
    const isTold = told.some((message) => message.includes('1.'))
    const isFine =
      /^40[14]/.test(answers[0] as string) &&
      answers.slice(1).every((answer) => /^(?:right|404|500)$/.test(answer)) &&
      (isWhole || (isUntouched && (isTold || name !== '1.journal')))
    if (!isFine) wrong.push(`${name} bit ${bit}: ${answers} ${told}`)
    const outcome = `${name} ${answers.join(' ')}`
    counts[outcome] = (counts[outcome] ?? 0) + 1
  }
  store.close()
  return { wrong, counts }
}

test.each([true, false])(
  'no flipped bit of a journal opens a log, shortens it or changes it (finished: %s)',
  async (isFinished) => {
    const { wrong, counts } = await startOnDamage(isFinished, function* (files) {
      const bits = (files.get('1.journal')?.length ?? 0) * 8
      for (let bit = 0; bit < bits; bit += repetitions(13, 1)) yield ['1.journal', bit]
    })
    expect(wrong).toEqual([])
    expect(Object.keys(counts)).toEqual(['1.journal 404 404 404'])
  },
)

test.each([true, false])(
  'of any flipped bit in its files nothing wrong is ever served, and nothing is lost silently (finished: %s)',
  async (isFinished) => {
    const { wrong } = await startOnDamage(isFinished, function* (files) {
      const names = [...files.keys()]
      for (let left = repetitions(60, 5000); left > 0; left--) {
        const name = names[left % names.length] as string
        yield [name, Math.floor(Math.random() * (files.get(name)?.length ?? 0) * 8)]
      }
    })
    expect(wrong).toEqual([])
  },
  repetitions(60_000, 600_000),
)

test('a bit that flips while the log is served is noticed by whoever reads on', async () => {
  using directory = makeTemporaryDirectory()
  await using server = createLogServer({ store: openFileStore(directory.path) })
  const run = server.runs.start({ id: 'a' })
  run.append('x'.repeat(300_000))
  run.append('y'.repeat(300_000))
  const path = join(directory.path, '1.printable')
  const bytes = readFileSync(path)
  bytes[400_000] = 0x7a
  writeFileSync(path, bytes)
  expect(statSync(path).size).toBe(run.printable.length)
  expect(Buffer.from(await run.printable.read(0, 1000)).toString()).toBe('x'.repeat(1000))
  await expect(run.printable.read(390_000, 390_001)).rejects.toThrow(
    /1\.printable: bytes \d+ to \d+ are not what was written/,
  )
})
