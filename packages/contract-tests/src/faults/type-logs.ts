import { isRunning } from './bytes.ts'
import type { Fault } from './counterexample.ts'
import type { WireRequest } from './wire.ts'
import { isOn, readAll, withBytes, withField } from './wire.ts'

/** Every log that is read in one piece has the media type that this makes of the request and the log; undefined for the right one. */
export function typeLogs(typeOf: (request: WireRequest, log: Buffer) => string | undefined): Fault {
  return () => async (request, forward) => {
    const answer = await forward(request)
    if (answer.status !== 200 || isOn(request, 'stream')) return answer
    const log = await readAll(answer.body)
    const type = typeOf(request, log)
    const whole = withBytes(answer, log)
    return type === undefined ? whole : withField(whole, 'Content-Type', type)
  }
}

/** Every stream of a running log has this value of a header, or lacks it. */
export function changeRunningStreams(name: string, value: string | undefined): Fault {
  return () => async (request, forward) => {
    const answer = await forward(request)
    if (answer.status !== 200 || !isOn(request, 'stream') || !(await isRunning(request, forward))) return answer
    return withField(answer, name, value)
  }
}
