import { document } from '@get-log/spec'
import type { LogQuery } from '@get-log/types'
import type { Finding } from '../clause/finding.ts'
import type { Scene } from '../clause/scene.ts'
import { checkAnswer } from './check-answer.ts'
import { checkError } from './check-error.ts'

const [, digits] = document.components.schemas.Flag.oneOf

/** Every spelling of a flag that the document accepts: those of a boolean, and those it lists. */
const spellings = ['true', 'false', ...digits.enum]

// The last two are a line break in disguise and a full-width 1.
const malformed = [
  'banana',
  '2',
  'TRUE',
  'yes',
  'on',
  'off',
  '-1',
  '01',
  'null',
  '1.0',
  'true1',
  '%00',
  '1%20',
  '1%0A',
  '%EF%BC%91',
]

/** A finished log is answered with 200 whichever documented spelling the flag has. Codes: those of {@link checkAnswer}. */
export function checkSpellings(scene: Scene<'finished-log'>, flag: keyof LogQuery): Promise<Finding[]> {
  return checkEach(scene, flag, spellings, (exchange) => checkAnswer(exchange, 200))
}

/** Any other value of the flag is refused with the documented 400. Codes: those of {@link checkError}. */
export function checkMalformed(scene: Scene<'finished-log'>, flag: keyof LogQuery): Promise<Finding[]> {
  return checkEach(scene, flag, malformed, (exchange) => checkError(exchange, 400))
}

async function checkEach(
  { arrange, baseline, read }: Scene<'finished-log'>,
  flag: keyof LogQuery,
  values: readonly string[],
  check: (exchange: Awaited<ReturnType<Scene['read']>>) => Finding[],
): Promise<Finding[]> {
  const log = await arrange.finishedLog()
  await baseline(log)
  const found: Finding[] = []
  for (const value of values) found.push(...check(await read(log, { query: `${flag}=${value}` })))
  return found
}
