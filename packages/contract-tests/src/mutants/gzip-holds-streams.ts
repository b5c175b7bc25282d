import { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, isOn, withBody, withField } from '../proof/wire.ts'

export const gzipHoldsStreams: Mutant = defineMutant({
  name: 'gzip-holds-streams',
  title: 'A stream in gzip is held back until the compressor is full',
  killedBy: [['stream/coding-asked', 'not-delivered']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    const zipped = isOn(request, 'stream') && (fieldOf(request, 'Accept-Encoding') ?? '').includes('gzip')
    if (answer.status !== 200 || !zipped) return answer
    const gzip = createGzip()
    Readable.from(answer.body)
      .on('error', () => gzip.destroy())
      .pipe(gzip)
    return withBody(withField(answer, 'Content-Encoding', 'gzip'), gzip)
  },
})
