import { checkError } from '../../checks/check-error.ts'
import { checkSame } from '../../checks/check-same.ts'
import type { Log } from '../../clause/arrangements.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { finding } from '../../clause/finding.ts'
import type { Scene } from '../../clause/scene.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { answers, become } from '../../faults/answers.ts'
import { asks, replacePath, withFlag } from '../../faults/asks.ts'
import { faults } from '../../faults/counterexample.ts'
import { each, every, path } from '../../faults/which.ts'

export const flagsRepeated = defineClause({
  id: 'flags/repeated',
  title: 'A flag that is given twice has a defined meaning: refused, or one of the two, and always the same',
  level: 'must',
  source: cite('/components/schemas/Flag', responsePointer(400)),
  needs: ['ansiLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.ansiLog()
    const [plain, raw] = [await baseline(log), await baseline(log, { query: 'raw=1' })]
    const found: Finding[] = []
    for (const query of ['raw=1&raw=0', 'raw=0&raw=1', 'raw=1&raw=1']) {
      const [exchange, again] = [await read(log, { query }), await read(log, { query })]
      if (exchange.status !== again.status)
        found.push(finding('changing', `the same answer to ${query} each time`, `${exchange.status}, then ${again.status}`, again))
      if (exchange.status !== 200) found.push(...checkError(exchange, 400))
      else if (Buffer.compare(exchange.body, plain.body) !== 0)
        found.push(...checkSame(exchange, raw, 'the verbatim log, or the printable one'))
      else if (query === 'raw=1&raw=1') found.push(...checkSame(exchange, raw, 'the verbatim log'))
    }
    return [...found, ...(await checkMalformedAmong(read, log))]
  },
  brokenBy: faults('status', {
    'later-malformed-ignored': [
      'Behind a good value of a flag a malformed one is ignored',
      asks(every, replacePath(/([?&](\w+)=(?:true|false|1|0))&\2=(?!true|false|1|0)[^&]*/, '$1')),
    ],
    'repeated-flag-fails': ['A repeated flag is a server error', answers(path(/raw=.*raw=/), become(500, 'text/plain', 'oops'))],
    'repeated-flag-flips': [
      'Of a repeated flag sometimes the first counts, sometimes the last',
      asks([path(/raw=.*raw=/), each(2)], withFlag('raw', '1')),
      { code: 'changing' },
    ],
  }),
})

/**
 * A malformed value beside a good one is refused wherever it counts: in both places if the server looks at both, as one that refuses a
 * contradiction does, else in one.
 */
async function checkMalformedAmong(read: Scene<never>['read'], log: Log): Promise<Finding[]> {
  const queries = ['raw=1&raw=0', 'raw=1&raw=banana', 'raw=banana&raw=1']
  const [both, ...malformed] = await Promise.all(queries.map((query) => read(log, { query })))
  const accepted = malformed.filter(({ status }) => status === 200)
  const most = both?.status === 400 ? 0 : 1
  return accepted.length <= most ? [] : accepted.slice(0, 1).flatMap((exchange) => checkError(exchange, 400))
}
