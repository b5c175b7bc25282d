import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, once, readAll, withField } from '../proof/wire.ts'

export const lastLineInTrailer: Mutant = defineMutant({
  name: 'last-line-in-trailer',
  title: 'The last line comes as a trailer',
  killedBy: [['body/as-written', 'bytes']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    if (answer.status !== 200 || isOn(request, 'stream')) return answer
    const lines = (await readAll(answer.body)).toString('latin1').split(/(?<=\n)/)
    const last = lines.pop() ?? ''
    const rest = lines.join('')
    const chunk = rest === '' ? '' : `${rest.length.toString(16)}\r\n${rest}\r\n`
    const body = once(Buffer.from(`${chunk}0\r\nX-Log: ${last.trimEnd()}\r\n\r\n`, 'latin1'))
    const chunked = withField(withField(answer, 'Content-Length', undefined), 'Transfer-Encoding', 'chunked')
    return { ...chunked, body, framing: 'none' }
  },
})
