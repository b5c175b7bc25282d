import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pc from 'picocolors'
import type { Contract } from '../contract.ts'
import type { Report } from '../report/report.ts'
import { writeToGitHub } from '../reporters/github/write-to-github.ts'
import { renderHtml } from '../reporters/html/render-html.ts'
import { renderJson } from '../reporters/json/render-json.ts'
import { renderJunit } from '../reporters/junit/render-junit.ts'
import { renderMatrix } from '../reporters/matrix/render-matrix.ts'
import { UsageError } from '../usage/usage-error.ts'
import type { ReporterName } from './reporter-names.ts'

/** Where reports go. */
export interface ReportOptions {
  /** The directory for report files. */
  readonly out?: string
  readonly reporter?: readonly ReporterName[]
  /** Whether the terminal gets every clause. */
  readonly verbose?: boolean
}

const files: Readonly<
  Record<
    Exclude<ReporterName, 'matrix' | 'github'>,
    readonly [name: string, render: (report: Report, contract: Contract) => string]
  >
> = {
  json: ['report.json', renderJson],
  junit: ['junit.xml', renderJunit],
  html: ['index.html', renderHtml],
}

/**
 * Writes a report: the matrix to the terminal, every file to `out`, and annotations where GitHub Actions runs it; or only what the
 * reporters say. Without `out` a reporter that makes a file prints it.
 *
 * @throws UsageError if `out` cannot be written.
 */
export async function writeReport(
  contract: Contract,
  report: Report,
  { out, reporter, verbose = false }: ReportOptions,
): Promise<void> {
  const inFiles = out === undefined ? [] : (Object.keys(files) as (keyof typeof files)[])
  const onGitHub = process.env.GITHUB_ACTIONS === 'true' ? (['github'] as const) : []
  const everything: readonly ReporterName[] = ['matrix', ...inFiles, ...onGitHub]
  const wanted = reporter ?? everything
  const page = out !== undefined && wanted.includes('html') ? { page: join(out, files.html[0]) } : {}
  for (const name of wanted) {
    if (name === 'matrix') {
      const columns = process.stdout.columns ?? Number.POSITIVE_INFINITY
      process.stdout.write(renderMatrix(report, { colors: pc, columns, isVerbose: verbose, ...page }))
    } else if (name === 'github') {
      await writeToGitHub(report, contract)
    } else {
      const [file, render] = files[name]
      if (out === undefined) process.stdout.write(render(report, contract))
      else await writeInto(out, file, render(report, contract))
    }
  }
}

/**
 * Makes the directory for reports, before anything is judged in vain.
 *
 * @throws UsageError if it cannot be made.
 */
export async function prepareOut(out: string | undefined): Promise<void> {
  if (out === undefined) return
  await mkdir(out, { recursive: true }).catch((error: Error) => {
    throw new UsageError(`Cannot make the directory ${out}: ${error.message}`)
  })
}

async function writeInto(directory: string, file: string, text: string): Promise<void> {
  const path = join(directory, file)
  await writeFile(path, text).catch((error: Error) => {
    throw new UsageError(`Cannot write ${path}: ${error.message}`)
  })
}
