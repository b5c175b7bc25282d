import { appendFile } from 'node:fs/promises'
import type { Contract } from '../../contract.ts'
import type { Report } from '../../report/report.ts'
import { renderAnnotations } from './render-annotations.ts'
import { renderJobSummary } from './render-job-summary.ts'

/** Where GitHub listens. */
export interface GitHubOutput {
  /** Takes the annotations; default the process's stdout. */
  readonly write?: (text: string) => void
  /** Where to append the job summary; default `GITHUB_STEP_SUMMARY`, and no summary if that is not set. */
  readonly summaryFile?: string | undefined
}

/** Reports to GitHub Actions: annotations on stdout and a job summary in the file that the runner names. */
export async function writeToGitHub(report: Report, contract: Contract, output: GitHubOutput = {}): Promise<void> {
  const write = output.write ?? ((text: string) => process.stdout.write(text))
  write(renderAnnotations(report, contract))
  const summaryFile = output.summaryFile ?? process.env.GITHUB_STEP_SUMMARY
  if (summaryFile) await appendFile(summaryFile, `${renderJobSummary(report, contract)}\n`)
}
