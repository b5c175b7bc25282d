import { STATUS_CODES } from 'node:http'
import type { ErrorStatus } from '@get-log/types'
import { finding } from '../../clause/clause.ts'
import { cite, exampleError, nameOfStatus, responsePointer } from '../../endpoint/operation.ts'
import { excerpt } from '../../print/excerpt.ts'
import { told } from '../checks.ts'
import { refuseWith } from '../on-the-wire.ts'
import type { ReaderPromise, Together } from '../reader-clause.ts'
import { faultyReaders } from '../reader-clause.ts'
import { missing, refused, unauthorized, unhappy } from '../together.ts'

const statuses = [404, 400, 401, 403, 429] as const satisfies readonly ErrorStatus[]
const shared: Partial<Record<ErrorStatus, Together>> = { 404: missing, 403: refused, 401: unauthorized }

/** What says which error it is, in any of the words that there are for it. */
function names(text: string, status: ErrorStatus): boolean {
  const { type, message } = exampleError(status)
  const words = [String(status), type, message, STATUS_CODES[status] as string]
  return words.some((word) =>
    text
      .toLowerCase()
      .replaceAll(/[\s-]+/g, ' ')
      .includes(word.toLowerCase().replaceAll('-', ' ')),
  )
}

const eachStatus = statuses.map(
  (status): ReaderPromise => ({
    id: `errors/${nameOfStatus(status)}`,
    title: `A ${status} is told from the other errors`,
    basis: 'documented',
    source: cite(responsePointer(status)),
    needs: ['errors'],
    restsOn: status === 404 ? ['honest/missing'] : ['honest/missing', 'honest/refused', 'errors/not-found'],
    situation: { wire: [refuseWith(status)] },
    ...(status in shared && { together: shared[status] as Together }),
    async look(scene, run) {
      // What is asked again is no error yet.
      const isOver = (): boolean => run.ending !== undefined || (status === 429 && run.requests.length > 1)
      if (!(await run.until(isOver, scene.patienceMs))) scene.noteLate()
      if (run.ending === undefined && isOver()) return []
      if (run.ending === undefined) return [finding('not-ended', 'an end as a failure', `none for ${scene.patienceMs} ms`)]
      if (run.ending.isFailure && names(`${run.told}\n${run.output}`, status)) return []
      return [finding('not-told', `a failure that names the ${status}, its type or its message`, `${run.ending.words}${told(run)}`)]
    },
    brokenBy: faultyReaders('not-told', {
      [`hides-${status}`]: [
        `A ${status} is some error`,
        `const x = r.explain; r.explain = (s, m) => s === ${status} ? "It did not work" : x(s, m)${status === 429 ? '; r.isAskedAgain = () => false' : ''}`,
      ],
    }),
  }),
)

const others: readonly ReaderPromise[] = [
  {
    id: 'errors/message',
    title: "The provider's message is shown",
    basis: 'expected',
    source: cite(responsePointer(404)),
    needs: ['errors'],
    restsOn: ['errors/not-found'],
    ...{ situation: missing.situation, together: missing },
    async look(scene, run) {
      if (!(await run.ends(scene.patienceMs))) scene.noteLate()
      if (`${run.told}\n${run.output}`.includes(unhappy)) return []
      return [finding('no-message', `the message ${excerpt(unhappy)}`, `${run.ending?.words ?? 'no end'}${told(run)}`)]
    },
    brokenBy: faultyReaders('no-message', { 'hides-the-message': ['Only the status is shown', 'r.explain = (s) => "Error " + s'] }),
  },
  {
    id: 'errors/not-printed',
    title: 'Nothing of an error is printed where the log would be',
    basis: 'expected',
    source: cite(responsePointer(404)),
    needs: ['errors', 'process'],
    restsOn: ['honest/missing', 'whole/plain'],
    ...{ situation: { wire: [refuseWith(404)] }, together: missing },
    async look(scene, run) {
      if (!(await run.ends(scene.patienceMs))) scene.noteLate()
      return run.received === 0 ? [] : [finding('printed', 'nothing on standard output', excerpt(run.output))]
    },
    brokenBy: faultyReaders('printed', { 'prints-errors': ['Errors are printed like a log', 'r.tell = (m) => console.log(m)'] }),
  },
]

export const errors: readonly ReaderPromise[] = [...eachStatus, ...others]
