import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, extname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packageRoot } from '../package-root.ts'
import type { Claim, ReaderCommand } from '../readers/reader.ts'
import { readClaims } from '../readers/reader.ts'
import { createReaderTarget } from '../readers/reader-target.ts'
import { readersContract } from '../readers/readers-contract.ts'
import { UsageError } from '../usage/usage-error.ts'
import type { JudgeRunOptions } from './judge-run.ts'
import { judgeRun } from './judge-run.ts'

export interface ReadersOptions extends JudgeRunOptions {
  readonly adapter?: readonly string[]
  readonly claims?: readonly Claim[]
}

const shipped = new URL('readers/adapters/', packageRoot)

/**
 * Judges the reader given as a command, and those of adapters, one after the other, writes the reports, and returns the exit code.
 *
 * @throws UsageError if there is no reader, or one that cannot be started.
 */
export async function readersCommand(command: readonly string[], options: ReadersOptions): Promise<number> {
  const own = options.claims === undefined ? {} : { claims: options.claims }
  const commands = command.length === 0 ? [] : [{ command, ...own }]
  const readers = [
    ...commands,
    ...(options.adapter ?? []).flatMap(findAdapters).map((adapter) => ({ ...adapter, ...own })),
  ]
  if (readers.length === 0)
    throw new UsageError(
      'Which reader? Give its command after --, as in: readers -- get-log {id} --base-url {url}, or an --adapter',
    )
  return judgeRun(readersContract, options, [], async (judge) => {
    const outcomes = []
    for (const reader of readers) {
      const target = await createReaderTarget(reader)
      outcomes.push(await judge(target).finally(target.close))
    }
    return outcomes
  })
}

/** The adapter of this file; else the shipped one of this name, or all whose names begin with it. */
function findAdapters(name: string): ReaderCommand[] {
  if (statSync(name, { throwIfNoEntry: false })?.isFile() === true) return [readAdapter(resolve(name), name)]
  const files = readdirSync(shipped)
  const nameOf = (file: string): string => basename(file, extname(file))
  const exact = files.filter((file) => nameOf(file) === name)
  const found = exact.length > 0 ? exact : files.filter((file) => file.startsWith(`${name}-`))
  if (found.length === 0)
    throw new UsageError(`No adapter "${name}": it is a file, or one of ${files.map(nameOf).join(', ')}`)
  return found.map((file) => readAdapter(fileURLToPath(new URL(file, shipped)), nameOf(file)))
}

/** An adapter is a program or a script; a comment at its beginning says what it claims. */
function readAdapter(path: string, file: string): ReaderCommand {
  const bytes = readFileSync(path)
  const text = bytes.subarray(0, 2000).toString('latin1')
  const [, claimed] = /^(?:#|\/\/) claims: (.*)$/m.exec(text) ?? []
  const isProgram = (statSync(path).mode & 0o111) !== 0 && /^#!|\0/.test(text)
  const script = (): string[] => (/\.[cm]?js$/.test(path) ? [process.execPath, path] : ['sh', '-c', bytes.toString()])
  return {
    name: basename(file, extname(file)),
    command: isProgram ? [path] : script(),
    file,
    ...(claimed !== undefined && { claims: readClaims(claimed) }),
  }
}
