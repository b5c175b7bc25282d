import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pc from 'picocolors'
import type { Report } from '../report/report.ts'
import { renderJson } from '../reporters/json/render-json.ts'
import { renderJunit } from '../reporters/junit/render-junit.ts'
import { renderMatrix } from '../reporters/matrix/render-matrix.ts'
import { UsageError } from './usage-error.ts'

/** The reporters, by the name that `--reporter` takes. */
export const reporterNames = ['matrix', 'json', 'junit'] as const

/** What `--reporter` takes. */
export type ReporterName = (typeof reporterNames)[number]

/** Where reports go. */
export interface ReportOptions {
  /** The directory for report files. */
  readonly out?: string
  readonly reporter?: readonly ReporterName[]
}

const files: Readonly<
  Record<Exclude<ReporterName, 'matrix'>, readonly [name: string, render: (report: Report) => string]>
> = {
  json: ['report.json', renderJson],
  junit: ['junit.xml', renderJunit],
}

/**
 * Writes a report: the matrix to the terminal and every file to `out`, or only what the reporters say. Without `out` a reporter that
 * makes a file prints it.
 *
 * @throws UsageError if `out` cannot be written.
 */
export async function writeReport(report: Report, { out, reporter }: ReportOptions): Promise<void> {
  const everything = ['matrix', ...(out === undefined ? [] : Object.keys(files))] as ReporterName[]
  for (const name of reporter ?? everything) {
    if (name === 'matrix') {
      process.stdout.write(renderMatrix(report, pc))
      continue
    }
    const [file, render] = files[name]
    if (out === undefined) process.stdout.write(render(report))
    else await writeInto(out, file, render(report))
  }
}

async function writeInto(directory: string, file: string, text: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true })
    await writeFile(join(directory, file), text)
  } catch (error) {
    throw new UsageError(`Cannot write ${join(directory, file)}: ${(error as Error).message}`)
  }
}
