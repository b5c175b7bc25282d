import { document } from '@get-log/spec'
import type { LogQuery } from '@get-log/types'
import type { Finding } from '../clause/finding.ts'
import type { Scene } from '../clause/scene.ts'
import type { Exchange } from '../witness/exchange.ts'
import { checkAnswer } from './check-answer.ts'
import { checkError } from './check-error.ts'

const [, digits] = document.components.schemas.Flag.oneOf

/** Every spelling of a flag that the document accepts: those of a boolean, and those it lists. */
const spellings = ['true', 'false', ...digits.enum]

// The last ones are a line break in disguise, a byte-order mark, and a full-width, an Arabic and a raised 1.
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
  'True',
  't',
  'enabled',
  '1,0',
  '0x1',
  '1e0',
  '00',
  'undefined',
  'y',
  'f',
  'true,false',
  'true%00',
  '%27true%27',
  '%2B1',
  '%201',
  '1%20',
  'true%20',
  '%22true%22',
  '1%00',
  '1%0A',
  '%EF%BB%BF1',
  '%EF%BC%91',
  '%D9%A1',
  '%C2%B9',
]

/** A finished log is answered with 200 whichever documented spelling the flag has. Codes: those of {@link checkAnswer}. */
export function checkSpellings(scene: Scene<'finishedLog'>, flag: keyof LogQuery): Promise<Finding[]> {
  return checkEach(scene, flag, spellings, (exchange) => checkAnswer(exchange, 200))
}

/** Any other value of the flag is refused with the documented 400. Codes: those of {@link checkError}. */
export function checkMalformed(scene: Scene<'finishedLog'>, flag: keyof LogQuery): Promise<Finding[]> {
  return checkEach(scene, flag, malformed, (exchange) => checkError(exchange, 400))
}

async function checkEach(
  { arrange, baseline, read }: Scene<'finishedLog'>,
  flag: keyof LogQuery,
  values: readonly string[],
  check: (exchange: Exchange) => Finding[],
): Promise<Finding[]> {
  const log = await arrange.finishedLog()
  await baseline(log)
  const exchanges = await Promise.all(values.map((value) => read(log, { query: `${flag}=${value}` })))
  return exchanges.flatMap(check)
}
