import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pc from 'picocolors'
import type { Contract } from '../contract.ts'
import type { Report } from '../report/report.ts'
import { renderAnnotations, renderJobSummary } from '../reporters/github/render-github.ts'
import type { HarExchange } from '../reporters/har/render-har.ts'
import { renderHar } from '../reporters/har/render-har.ts'
import { renderHtml } from '../reporters/html/render-html.ts'
import { renderJson } from '../reporters/json/render-json.ts'
import { renderJunit } from '../reporters/junit/render-junit.ts'
import { renderMatrix } from '../reporters/matrix/render-matrix.ts'
import { UsageError } from '../usage/usage-error.ts'
import type { JudgeRunOptions } from './judge-run.ts'
import type { ReporterName } from './reporter-names.ts'

type Render = (report: Report, contract: Contract) => string

const files = {
  json: ['report.json', renderJson],
  junit: ['junit.xml', renderJunit],
  html: ['index.html', renderHtml],
} as const satisfies Record<string, readonly [name: string, render: Render]>

/**
 * Writes a report: the matrix to the terminal, every file to `out`, and annotations and a job summary where GitHub Actions runs it; or only
 * what the reporters say. Without `out` a reporter that makes a file prints it.
 *
 * @throws UsageError if `out` cannot be written.
 */
export async function writeReport(
  contract: Contract,
  report: Report,
  { out, reporter, verbose: isVerbose = false }: JudgeRunOptions,
  exchanges: readonly HarExchange[],
): Promise<void> {
  const { GITHUB_ACTIONS, GITHUB_STEP_SUMMARY } = process.env
  const inFiles = out === undefined ? [] : (Object.keys(files) as (keyof typeof files)[])
  const onGitHub = GITHUB_ACTIONS === 'true' ? (['github'] as const) : []
  const wanted: readonly ReporterName[] = reporter ?? ['matrix', ...inFiles, ...onGitHub]
  const page = out !== undefined && wanted.includes('html') ? { page: join(out, files.html[0]) } : {}
  for (const name of wanted) {
    if (name === 'matrix') {
      const columns = process.stdout.columns ?? Number.POSITIVE_INFINITY
      process.stdout.write(renderMatrix(report, { colors: pc, columns, isVerbose, ...page }))
    } else if (name === 'github') {
      process.stdout.write(renderAnnotations(report, contract))
      if (GITHUB_STEP_SUMMARY) await appendFile(GITHUB_STEP_SUMMARY, `${renderJobSummary(report, contract)}\n`)
    } else {
      const [file, render]: readonly [string, Render] =
        name === 'har' ? ['contract.har', () => renderHar(report, exchanges)] : files[name]
      const text = render(report, contract)
      if (out === undefined) process.stdout.write(text)
      else await orRefuse(writeFile(join(out, file), text), `Cannot write ${join(out, file)}`)
    }
  }
}

/**
 * Creates the directory for reports before anything is judged in vain.
 *
 * @throws UsageError if it cannot be created.
 */
export async function prepareOut(out: string | undefined): Promise<void> {
  if (out !== undefined) await orRefuse(mkdir(out, { recursive: true }), `Cannot make the directory ${out}`)
}

async function orRefuse(step: Promise<unknown>, what: string): Promise<void> {
  await step.catch((error: Error) => {
    throw new UsageError(`${what}: ${error.message}`)
  })
}
