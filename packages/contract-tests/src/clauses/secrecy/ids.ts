import { checkNoServerError } from '../../checks/check-same.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import { excerpt } from '../../checks/excerpt.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { finding } from '../../clause/finding.ts'
import { cite, citeSection } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'
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
    ...[
      id.slice(0, -1),
      id.slice(0, 8),
      id.slice(1),
      `${id}${id}`,
      `${id}x`,
      `${id}${'x'.repeat(500)}`,
      `${id},${id}`,
      `"${id}"`,
    ],
    // A byte-order mark, a space of no width, a soft hyphen, full-width letters, a combining accent.
    ...[`\ufeff${id}`, `${id}\u200b`, `\u00ad${id}`, fullWidth, `${id}\u0301`, `${id}\u00a0`],
    // Percent-encoded once more than it should be.
    `%${first}${id.slice(1)}`,
  ].filter((other) => other !== '' && other !== id)
}

export const secrecyIds: Clause = defineClause({
  id: 'secrecy/ids',
  title: 'An id that holds slashes, dots, controls or another id, or looks like one, reaches no other log',
  level: 'must',
  source: [
    ...cite(
      parameterPointer('buildOrRunId'),
      `${parameterPointer('buildOrRunId')}/schema`,
      `${parameterPointer('buildOrRunId')}/example`,
    ),
    ...citeSection('RFC 3986, section 2.2', 'A percent-encoded delimiter is data, not a delimiter.'),
  ],
  needs: ['finished-log', 'distinct-ids'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const plain = await baseline(log)
    const found = listOthers(log.id).map(async (other) => {
      const exchange = await read({ ...log, id: other })
      const brought = exchange.status === 200
      return [
        ...checkNoLogBytes(exchange, plain.body),
        ...checkNoServerError(exchange),
        ...(brought
          ? [finding('status', `no log for the id ${excerpt(other)}`, describeExchange(exchange), exchange)]
          : []),
      ]
    })
    return (await Promise.all(found)).flat()
  },
})
