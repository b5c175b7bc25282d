import { operationPath } from '@get-log/types'
import { checkBody } from '../../checks/check-body.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import type { Finding } from '../../clause/clause.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { every } from '../../faults/answers.ts'
import { asks, replacePath } from '../../faults/asks.ts'
import { findAnother } from '../../faults/find-another.ts'
import { sampleLog } from '../../samples/sample-log.ts'

/** An id, and what is another one, as it goes into the path. */
const lookalikes = [
  ['Caf\u00e9', ['Cafe%CC%81', 'CAF%C3%89', 'Cafe']],
  ['O0Il1', ['00Il1', 'OOIl1', 'O0ll1', 'O0II1']],
  ['two words', ['two+words', 'twowords', 'two%20%20words', 'two_words']],
  ['a-b_c~d', ['abcd', 'a-bXc~d', 'a_b_c~d', 'd', 'a-b_c']],
] as const

const twins = ['SameLetters', 'sameletters']

const asPrinted = (id: string): string => id.replaceAll('0', 'O').replace(/[1l]/g, 'I')

export const secrecyNamedIds = defineClause({
  id: 'secrecy/named-ids',
  basis: 'expected',
  restsOn: ['secrecy/ids', 'body/own-log'],
  title: 'Ids are compared letter by letter: in no other Unicode form, without a letter replaced, and each names its own log',
  source: cite(parameterPointer('buildOrRunId'), [
    'RFC 3986, section 6.2.1',
    'Identifiers that differ character by character may name other resources.',
  ]),
  needs: ['namedLog'],
  async check({ arrange, read }) {
    const alike = lookalikes.map(async ([id, others]) => {
      const text = sampleLog(id)
      const log = await arrange.namedLog(id, text)
      const own = checkBody(await read(log), text, 'the log of the id')
      const paths = others.map((other) => operationPath.replace('{buildOrRunId}', other))
      const exchanges = await Promise.all(paths.map((path) => read(log, { path })))
      return [...own, ...exchanges.flatMap((exchange) => checkNoLogBytes(exchange, text))]
    })
    const readTwins = async (): Promise<Finding[][]> => {
      const logs = await Promise.all(twins.map((id) => arrange.namedLog(id, sampleLog(id))))
      return Promise.all(logs.map(async (log) => checkBody(await read(log), log.written, 'the log of the id')))
    }
    return (await Promise.all([...alike, readTwins().then((found) => found.flat())])).flat()
  },
  brokenBy: faults('log-bytes', {
    'ids-composed': ['Ids are compared in one Unicode form', findAnother((one, other) => one.normalize('NFC') === other.normalize('NFC'))],
    'ids-read-as-print': [
      'Letters that look alike in print are the same in an id',
      findAnother((one, other) => asPrinted(one) === asPrinted(other)),
    ],
    'ids-spaced': ['A plus in an id is a space', asks(every, replacePath(/\+(?=[^?]*(?:\?|$))/g, '%20'))],
  }),
})
