import { STATUS_CODES } from 'node:http'
import type { ErrorStatus } from '@get-log/types'
import { finding } from '../../clause/clause.ts'
import { cite, exampleError, nameOfStatus, responsePointer } from '../../endpoint/operation.ts'
import { excerpt } from '../../print/excerpt.ts'
import { refuseWith } from '../on-the-wire.ts'
import type { Look, ReaderPromise, Together } from '../reader-clause.ts'
import { promises, told } from '../reader-clause.ts'
import { missing, refused, unauthorized, unhappy } from '../together.ts'

const statuses: readonly (readonly [status: ErrorStatus, together?: Together])[] = [
  [404, missing],
  [400],
  [401, unauthorized],
  [403, refused],
  [429],
]

/** What identifies an error, in any of the usual words. */
function names(text: string, status: ErrorStatus): boolean {
  const { type, message } = exampleError(status)
  const words = [String(status), type, message, STATUS_CODES[status] as string]
  const plain = text.toLowerCase().replaceAll(/[\s-]+/g, ' ')
  return words.some((word) => plain.includes(word.toLowerCase().replaceAll('-', ' ')))
}

function lookFor(status: ErrorStatus): Look {
  return async (scene, run) => {
    // A retried request is not an error yet.
    const isOver = (): boolean => run.ending !== undefined || (status === 429 && run.requests.length > 1)
    if (!(await run.until(isOver, scene.patienceMs))) scene.noteLate()
    if (run.ending === undefined && isOver()) return undefined
    if (run.ending === undefined) return finding('not-ended', 'an end as a failure', `none for ${scene.patienceMs} ms`)
    if (run.ending.isFailure && names(`${run.told}\n${run.output}`, status)) return undefined
    return finding('not-told', `a failure that names the ${status}, its type or its message`, `${run.ending.words}${told(run)}`)
  }
}

const group = { code: 'not-told', basis: 'expected', source: cite(responsePointer(404)), needs: ['errors'] } as const
const eachStatus = statuses.flatMap(([status, together]) => {
  const change = `const x = r.explain; r.explain = (s, m) => s === ${status} ? "It did not work" : x(s, m)`
  const fault = status === 429 ? `${change}; r.isAskedAgain = () => false` : change
  const causes = status === 404 ? [] : ['honest/refused', 'errors/not-found']
  return promises(group, {
    [`errors/${nameOfStatus(status)}`]: [
      `A ${status} can be told apart from the other errors`,
      { wire: [refuseWith(status)] },
      { [`hides-${status}`]: [`A ${status} is some error`, fault] },
      {
        basis: 'documented',
        source: cite(responsePointer(status)),
        restsOn: ['honest/missing', ...causes],
        together,
        look: lookFor(status),
      },
    ],
  })
})

export const errors: readonly ReaderPromise[] = [
  ...eachStatus,
  ...promises(group, {
    'errors/message': [
      "The provider's message is shown",
      missing.situation,
      { 'hides-the-message': ['Only the status is shown', 'r.explain = (s) => "Error " + s', 'no-message'] },
      {
        restsOn: ['errors/not-found'],
        together: missing,
        async look(scene, run) {
          if (!(await run.ends(scene.patienceMs))) scene.noteLate()
          if (`${run.told}\n${run.output}`.includes(unhappy)) return undefined
          return finding('no-message', `the message ${excerpt(unhappy)}`, `${run.ending?.words ?? 'no end'}${told(run)}`)
        },
      },
    ],
    'errors/not-printed': [
      'Nothing of an error is printed in place of the log',
      { wire: [refuseWith(404)] },
      { 'prints-errors': ['Errors are printed like a log', 'r.tell = (m) => console.log(m)', 'printed'] },
      {
        needs: ['errors', 'process'],
        restsOn: ['honest/missing', 'whole/plain'],
        together: missing,
        async look(scene, run) {
          if (!(await run.ends(scene.patienceMs))) scene.noteLate()
          return run.received === 0 ? undefined : finding('printed', 'nothing on standard output', excerpt(run.output))
        },
      },
    ],
  }),
]
