import { checkNoServerError } from '../../checks/check-same.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import { defineClause } from '../../clause/clause.ts'
import { finding } from '../../clause/finding.ts'
import { citeSection } from '../../clause/source.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { asks, replacePath, withPath } from '../../faults/asks.ts'
import { bringLast } from '../../faults/bring-last.ts'
import { faulty } from '../../faults/counterexample.ts'
import { findAnother } from '../../faults/find-another.ts'
import { every } from '../../faults/which.ts'
import { answerWith, idOf, pathOf } from '../../faults/wire.ts'
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

export const secrecyIds = defineClause({
  id: 'secrecy/ids',
  title: 'An id that holds slashes, dots, controls or another id, or looks like one, reaches no other log',
  level: 'must',
  source: [
    ...cite(parameterPointer('buildOrRunId'), `${parameterPointer('buildOrRunId')}/schema`, `${parameterPointer('buildOrRunId')}/example`),
    ...citeSection('RFC 3986, section 2.2', 'A percent-encoded delimiter is data, not a delimiter.'),
  ],
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
  brokenBy: [
    faulty('id-accents-ignored', 'Accents in an id are ignored', 'status', asks(every, replacePath(/%CC%[89AB]./gi, ''))),
    faulty(
      'id-as-sum',
      'Ids of the same letters are the same',
      'log-bytes',
      findAnother((one, other) => [...one].sort().join('') === [...other].sort().join('')),
    ),
    faulty('id-cut-at-hash', 'An id ends at a hash', 'status', asks(every, replacePath(/%23[^?]*/, ''))),
    faulty('id-extension-ignored', 'An id may have an extension', 'status', asks(every, replacePath(/\.log(?=$|\?)/, ''))),
    faulty(
      'id-last-letter-ignored',
      'The last letter of an id does not matter',
      'log-bytes',
      findAnother((one, other) => one.length === other.length && one.slice(0, -1) === other.slice(0, -1)),
    ),
    faulty('id-list-first', 'Of ids with commas between them the first counts', 'status', asks(every, replacePath(/%2C[^?]*/i, ''))),
    faulty(
      'id-marks-ignored',
      'Characters without a width in an id are ignored',
      'status',
      asks(every, replacePath(/%EF%BB%BF|%E2%80%8B|%C2%AD/gi, '')),
    ),
    faulty('id-parameters-ignored', 'An id ends at a semicolon', 'status', asks(every, replacePath(/%3B[^?]*/i, ''))),
    faulty(
      'id-prefix-suffices',
      'The beginning of an id suffices',
      'status',
      () => {
        const known = new Set<string>()
        return async (request, forward) => {
          const answer = await forward(request)
          if (answer.status === 200) known.add(pathOf(request))
          const whole = [...known].find((path) => path.startsWith(pathOf(request)))
          return answer.status === 404 && whole !== undefined ? forward({ ...request, path: whole }) : answer
        }
      },
      [['secrecy/ids', 'log-bytes']],
    ),
    faulty('id-wildcards', 'An id may have wildcards, as a database knows them', 'status', () => {
      const known = new Set<string>()
      return async (request, forward) => {
        const answer = await forward(request)
        if (answer.status === 200) known.add(idOf(request))
        const pattern = idOf(request)
          .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
          .replaceAll('_', '.')
          .replaceAll('%', '.*')
        const matching = [...known].find((id) => new RegExp(`^${pattern}$`).test(id))
        return answer.status === 404 && matching !== undefined ? forward({ ...request, path: `/v2/logs/${matching}` }) : answer
      }
    }),
    faulty('ids-cut', 'Ids are cut after 17 characters', 'status', asks(every, replacePath(/^(\/v2\/logs\/[A-Za-z0-9]{17})[^?]*/, '$1'))),
    faulty('ids-decoded-twice', 'Ids are decoded twice', 'status', asks(every, replacePath(/%25([0-9a-f]{2})/gi, '%$1'))),
    faulty('ids-normalized', 'Ids are compared as compatible characters', 'status', () => async (request, forward) => {
      const path = `/v2/logs/${encodeURIComponent(idOf(request).normalize('NFKC'))}`
      return forward(/%EF%BD/i.test(pathOf(request)) ? { ...request, path } : request)
    }),
    faulty('ids-trimmed', 'Spaces and controls around an id are ignored', 'status', asks(every, replacePath(/%0a|%00|%20/gi, ''))),
    faulty(
      'newest-for-the-asking',
      'The id "latest" brings the log that was read last',
      'status',
      bringLast((request) => idOf(request) === 'latest'),
    ),
    faulty(
      'reads-files',
      'An id of dots and slashes reads a file of the machine',
      'status',
      () => async (request, forward) =>
        idOf(request).startsWith('../') ? answerWith(200, 'text/plain', 'root:x:0:0:root:/root:/bin/sh\n') : forward(request),
    ),
    faulty(
      'slashes-decoded',
      'An encoded slash is a slash',
      'status',
      asks(
        every,
        withPath((path) => new URL(path.replace(/%2f/gi, '/'), 'http://x').href.slice('http://x'.length)),
      ),
    ),
  ],
})
