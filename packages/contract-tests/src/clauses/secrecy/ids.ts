import { checkNoServerError } from '../../checks/check-same.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import { defineClause } from '../../clause/clause.ts'
import { finding } from '../../clause/finding.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, become } from '../../faults/answers.ts'
import { asks, replacePath } from '../../faults/asks.ts'
import { bringLast } from '../../faults/bring-last.ts'
import { faults } from '../../faults/counterexample.ts'
import { findAnother } from '../../faults/find-another.ts'
import { every, id } from '../../faults/which.ts'
import { excerpt } from '../../print/excerpt.ts'
import { describeExchange } from '../../witness/describe-exchange.ts'

const up = '../'.repeat(12)

/** Ids that hold another id, or are a part of it, or look like it. */
function listOthers(id: string): string[] {
  const first = id.charCodeAt(0).toString(16).padStart(2, '0')
  const fullWidth = id.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
  return [
    ...[`x/../${id}`, `./${id}`, `/${id}`, `${id}/`, `..\\${id}`],
    ...[`${id}\0`, `${id}\n`, `${id} `, ` ${id}`, `\t${id}`],
    ...[`${id}.log`, `${id}.txt`, `${id}?`, `${id}?raw=1`, `${id}#`, `${id}#x`, `${id}%`, `${id};v=1`],
    // Other letters of the same number: a lookup by a part, or by a weak hash.
    ...[`${id.slice(0, -1)}${id.endsWith('x') ? 'y' : 'x'}`, `${id.startsWith('x') ? 'y' : 'x'}${id.slice(1)}`],
    ...[[...id].reverse().join(''), `${id.slice(1)}${id[0]}`, `${id.slice(0, 5)}-${id.slice(5)}`, `user~${id}`],
    // Files of the machine, and what asks for the newest log, or for any.
    ...[`${up}etc/passwd`, '/etc/passwd', 'file:///etc/passwd', '..\\..\\..\\windows\\win.ini'],
    ...['last', 'latest', 'current', '-1', '.*', "' or '1'='1"],
    ...['*', `${id.slice(0, -1)}*`, `${id.slice(0, -1)}%`, `${id.slice(0, -1)}_`, `${id.slice(0, -1)}.`],
    ...[id.slice(0, -1), id.slice(0, 8), id.slice(1), `${id}${id}`, `${id}x`, `${id}${'x'.repeat(500)}`, `${id},${id}`, `"${id}"`],
    // A byte-order mark, a space of no width, a soft hyphen, full-width letters, a combining accent.
    ...[`\ufeff${id}`, `${id}\u200b`, `\u00ad${id}`, fullWidth, `${id}\u0301`, `${id}\u00a0`],
    // Percent-encoded once more than it should be.
    `%${first}${id.slice(1)}`,
  ].filter((other) => other !== '' && other !== id)
}

/** Whether an id is like another that is read as a pattern of a database. */
function matchesAsPattern(pattern: string, id: string): boolean {
  const expression = pattern
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('_', '.')
    .replaceAll('%', '.*')
  return new RegExp(`^${expression}$`).test(id)
}

export const secrecyIds = defineClause({
  id: 'secrecy/ids',
  basis: 'documented',
  restsOn: ['errors/not-found', 'body/own-log'],
  title: 'An id that holds slashes, dots, controls or another id, or looks like one, reaches no other log',
  source: cite(
    parameterPointer('buildOrRunId'),
    `${parameterPointer('buildOrRunId')}/schema`,
    `${parameterPointer('buildOrRunId')}/example`,
    ['RFC 3986, section 2.2', 'A percent-encoded delimiter is data, not a delimiter.'],
  ),
  needs: ['finishedLog', 'distinctIds'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const plain = await baseline(log)
    const found = listOthers(log.id).map(async (other) => {
      const exchange = await read({ ...log, id: other })
      const brought = exchange.status === 200
      return [
        ...checkNoLogBytes(exchange, plain.body),
        ...checkNoServerError(exchange),
        ...(brought ? [finding('status', `no log for the id ${excerpt(other)}`, describeExchange(exchange), exchange)] : []),
      ]
    })
    return (await Promise.all(found)).flat()
  },
  brokenBy: faults('status', {
    'id-accents-ignored': ['Accents in an id are ignored', asks(every, replacePath(/%CC%[89AB]./gi, ''))],
    'id-as-sum': [
      'Ids of the same letters are the same',
      findAnother((one, other) => [...one].sort().join('') === [...other].sort().join('')),
      { code: 'log-bytes' },
    ],
    'id-cut-at-hash': ['An id ends at a hash', asks(every, replacePath(/%23[^?]*/, ''))],
    'id-extension-ignored': ['An id may have an extension', asks(every, replacePath(/\.log(?=$|\?)/, ''))],
    'id-last-letter-ignored': [
      'The last letter of an id does not matter',
      findAnother((one, other) => one.length === other.length && one.slice(0, -1) === other.slice(0, -1)),
      { code: 'log-bytes' },
    ],
    'id-list-first': ['Of ids with commas between them the first counts', asks(every, replacePath(/%2C[^?]*/i, ''))],
    'id-marks-ignored': ['Characters without a width in an id are ignored', asks(every, replacePath(/%EF%BB%BF|%E2%80%8B|%C2%AD/gi, ''))],
    'id-parameters-ignored': ['An id ends at a semicolon', asks(every, replacePath(/%3B[^?]*/i, ''))],
    'id-prefix-suffices': [
      'The beginning of an id suffices',
      findAnother((one, other) => other.startsWith(one)),
      { also: { 'secrecy/ids': 'log-bytes' } },
    ],
    'id-wildcards': ['An id may have wildcards, as a database knows them', findAnother(matchesAsPattern)],
    'ids-cut': ['Ids are cut after 17 characters', asks(every, replacePath(/^(\/v2\/logs\/[A-Za-z0-9]{17})[^?]*/, '$1'))],
    'ids-decoded-twice': ['Ids are decoded twice', asks(every, replacePath(/%25([0-9a-f]{2})/gi, '%$1'))],
    'ids-normalized': [
      'Ids are compared as compatible characters',
      asks(
        every,
        replacePath(/(?:%EF%B[CD]%..)+/gi, (letters) => encodeURIComponent(decodeURIComponent(letters).normalize('NFKC'))),
      ),
    ],
    'ids-trimmed': ['Spaces and controls around an id are ignored', asks(every, replacePath(/%0a|%00|%20/gi, ''))],
    'newest-for-the-asking': ['The id "latest" brings the log that was read last', bringLast(id('latest'))],
    'reads-files': [
      'An id of dots and slashes reads a file of the machine',
      answers(id(/^\.\.\//), become(200, 'text/plain', 'root:x:0:0:root:/root:/bin/sh\n')),
    ],
    'slashes-decoded': [
      'An encoded slash is a slash',
      asks(
        every,
        replacePath(/.*/, (path) => new URL(path.replace(/%2f/gi, '/'), 'http://x').href.slice('http://x'.length)),
      ),
    ],
  }),
})
