import { checkNoAttachment } from '../../checks/check-disposition.ts'
import { checkError } from '../../checks/check-error.ts'
import { checkSame } from '../../checks/check-same.ts'
import { otherNamesOf } from '../../checks/other-names.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import { asks, replacePath, withFlag } from '../../faults/asks.ts'
import { faults } from '../../faults/counterexample.ts'
import { every, header } from '../../faults/which.ts'

export const flagsOtherNames = defineClause({
  id: 'flags/other-names',
  basis: 'expected',
  restsOn: ['raw/colours', 'download/absent'],
  title: 'A parameter whose name only looks like that of a flag is not the flag',
  source: cite(parameterPointer('raw'), parameterPointer('download'), responsePointer(400)),
  needs: ['ansiLog', 'conditionalHeaders'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.ansiLog()
    const plain = await baseline(log)
    const names = [...otherNamesOf('raw'), ...otherNamesOf('download')]
    const variations = [
      ...names.map((name) => ({ query: `${name}=1` })),
      // Nor is what stands in a cookie or in a header.
      { headers: { Cookie: 'raw=1; download=1', Raw: '1', Download: '1', 'X-Raw': '1' } },
    ]
    const exchanges = await Promise.all(variations.map((variation) => read(log, variation)))
    // To refuse a parameter that nobody documented is as good as to ignore it.
    return exchanges.flatMap((exchange) =>
      exchange.status === 400
        ? checkError(exchange, 400)
        : [...checkSame(exchange, plain, 'the printable log'), ...checkNoAttachment(exchange)],
    )
  },
  brokenBy: faults('bytes', {
    'flag-arrays': [
      'A flag may be an array',
      asks(every, replacePath(/(?<=[?&](?:raw|download|stream))(?:\[\d?\]|%5B%5D)/i, '')),
      { also: { 'flags/other-names': 'attachment', 'stream/other-names': 'body-hangs' } },
    ],
    'flag-names-in-any-case': [
      'Names of flags are read in any case',
      asks(
        every,
        replacePath(/(?<=[?&])(?:raw|download|stream)(?==)/gi, (name) => name.toLowerCase()),
      ),
      { also: { 'flags/other-names': 'attachment', 'stream/other-names': 'body-hangs' } },
    ],
    'flag-names-normalized': [
      'Names of flags are compared as compatible characters',
      asks(
        every,
        replacePath(/%EF%BD%(?:92|93|84)/g, (letter) => decodeURIComponent(letter).normalize('NFKC')),
      ),
      { also: { 'stream/other-names': 'body-hangs' } },
    ],
    'flag-names-trimmed': [
      'Names of flags are trimmed',
      asks(every, replacePath(/(?<=[?&])%20|%20(?==)/g, '')),
      { also: { 'flags/other-names': 'attachment', 'stream/other-names': 'body-hangs' } },
    ],
    'flags-from-cookies': ['Flags may come in a cookie', asks(header('Cookie', /raw=1/), withFlag('raw', '1'))],
  }),
})
