import { operationPath } from '@get-log/types'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, become, every, id } from '../../faults/answers.ts'
import { asks, replacePath } from '../../faults/asks.ts'
import { bringLast, findAnother } from '../../faults/remembered.ts'
import { excerpt } from '../../print/excerpt.ts'

const up = '../'.repeat(12)

/** Ids that contain another id, are a part of it, or resemble it. */
function listOthers(id: string): string[] {
  const first = id.charCodeAt(0).toString(16).padStart(2, '0')
  const fullWidth = id.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
  return [
    ...[`x/../${id}`, `./${id}`, `/${id}`, `${id}/`, `..\\${id}`],
    ...[`${id}\0`, `${id}\n`, `${id} `, ` ${id}`, `\t${id}`],
    ...[`${id}.log`, `${id}.txt`, `${id}?`, `${id}?raw=1`, `${id}#`, `${id}#x`, `${id}%`, `${id};v=1`],
    // Other letters, same length: a lookup by a part, or by a weak hash.
    ...[`${id.slice(0, -1)}${id.endsWith('x') ? 'y' : 'x'}`, `${id.startsWith('x') ? 'y' : 'x'}${id.slice(1)}`],
    ...[[...id].reverse().join(''), `${id.slice(1)}${id[0]}`, `${id.slice(0, 5)}-${id.slice(5)}`, `user~${id}`],
    // Files of the machine, and ids that ask for the newest log, or for any.
    ...[`${up}etc/passwd`, '/etc/passwd', 'file:///etc/passwd', '..\\..\\..\\windows\\win.ini'],
    ...['last', 'latest', 'current', '-1', '.*', "' or '1'='1"],
    ...['*', `${id.slice(0, -1)}*`, `${id.slice(0, -1)}%`, `${id.slice(0, -1)}_`, `${id.slice(0, -1)}.`],
    ...[id.slice(0, -1), id.slice(0, 8), id.slice(1), `${id}${id}`, `${id}x`, `${id}${'x'.repeat(500)}`, `${id},${id}`, `"${id}"`],
    // A byte-order mark, a zero-width space, a soft hyphen, full-width letters, a combining accent.
    ...[`\ufeff${id}`, `${id}\u200b`, `\u00ad${id}`, fullWidth, `${id}\u0301`, `${id}\u00a0`],
    // Percent-encoded once too often.
    `%${first}${id.slice(1)}`,
    ...[id.toUpperCase(), id.toLowerCase()],
  ].filter((other) => other !== '' && other !== id)
}

/** Path segments that are not ids, and paths below a log's, which a shared cache may take for a file. */
function listPaths(id: string): string[] {
  const own = encodeURIComponent(id)
  const below = ['/style.css', '/log', '%2Fstyle.css', ';style.css', '.css', '%00.css'].map((end) => `${own}${end}`)
  return ['.', '..', '%2e', '%2e%2e', '%2E.', '.%2e', '...', '', ...below]
}

/** The beginnings of files that exist on every machine. */
const machine = /^root:[^\n]*:0:0:|^\[fonts\]/im

/** Whether an id matches another that is read as an SQL pattern. */
function matchesAsPattern(pattern: string, id: string): boolean {
  const expression = pattern
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('_', '.')
    .replaceAll('%', '.*')
  return new RegExp(`^${expression}$`).test(id)
}

export const secrecyIds = defineClause({
  id: 'secrecy/ids',
  basis: 'expected',
  restsOn: ['errors/not-found', 'body/own-log'],
  title: 'An id that contains slashes, dots, controls or another id, or resembles one, returns neither that log nor a file',
  source: cite(
    parameterPointer('buildOrRunId'),
    `${parameterPointer('buildOrRunId')}/schema`,
    `${parameterPointer('buildOrRunId')}/example`,
    ['RFC 3986, section 2.2', 'A percent-encoded delimiter is data, not a delimiter.'],
    ['RFC 3986, section 5.2.4', 'Dot segments name the place in the path, not what stands there.'],
    ['OpenAPI 3.1.1, section 4.8.8.2', 'The value of a path parameter holds no unescaped slash.'],
  ),
  needs: ['finishedLog', 'distinctIds'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const { body } = await baseline(log)
    const paths = listPaths(log.id).map((path) => ({ path: operationPath.replace('{buildOrRunId}', path) }))
    const exchanges = await Promise.all([
      ...listOthers(log.id).map((id) => read({ ...log, id })),
      ...paths.map((variation) => read(log, variation)),
    ])
    // There may be a log with such an id, or something else at such a path, but not this log.
    return exchanges.flatMap((exchange) => [
      ...checkNoLogBytes(exchange, body),
      ...(machine.test(exchange.text) ? [finding('file', 'no file of the machine', excerpt(exchange.body), exchange)] : []),
    ])
  },
  brokenBy: faults('log-bytes', {
    'below-is-the-log': ['Any path below a log returns the log', asks(every, replacePath(/^(\/v2\/logs\/[^/?]+)\/[^?]*/, '$1'))],
    'dots-bring-the-last': ['Two dots as an id return the log read before', bringLast(id('..'))],
    'no-id-brings-the-last': ['An empty id returns the log read before', bringLast(id(''))],
    'ids-in-any-case': ['Ids are case-insensitive', findAnother((one, other) => one.toLowerCase() === other.toLowerCase())],
    'id-accents-ignored': ['Accents in an id are ignored', asks(every, replacePath(/%CC%[89AB]./gi, ''))],
    'id-as-sum': [
      'Ids with the same letters in another order are the same',
      findAnother((one, other) => [...one].sort().join('') === [...other].sort().join('')),
    ],
    'id-cut-at-hash': ['An id ends at a hash', asks(every, replacePath(/%23[^?]*/, ''))],
    'id-extension-ignored': ['An id may have an extension', asks(every, replacePath(/\.log(?=$|\?)/, ''))],
    'id-last-letter-ignored': [
      'The last letter of an id does not matter',
      findAnother((one, other) => one.length === other.length && one.slice(0, -1) === other.slice(0, -1)),
    ],
    'id-list-first': ['The first of several comma-separated ids counts', asks(every, replacePath(/%2C[^?]*/i, ''))],
    'id-marks-ignored': ['Zero-width characters in an id are ignored', asks(every, replacePath(/%EF%BB%BF|%E2%80%8B|%C2%AD/gi, ''))],
    'id-parameters-ignored': ['An id ends at a semicolon', asks(every, replacePath(/%3B[^?]*/i, ''))],
    'id-prefix-suffices': ['The beginning of an id suffices', findAnother((one, other) => other.startsWith(one))],
    'id-wildcards': ['An id may contain SQL wildcards', findAnother(matchesAsPattern)],
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
      { code: 'file' },
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
