import { defineClause, faults, finding } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, on, setHeader, status } from '../../faults/answers.ts'
import { idOf } from '../../faults/wire.ts'
import { describeExchange } from '../../witness/describe-exchange.ts'

export const secrecyHeaderSplitting = defineClause({
  id: 'secrecy/header-splitting',
  basis: 'required',
  title: 'No id or flag puts a header into the answer',
  source: cite(
    parameterPointer('buildOrRunId'),
    parameterPointer('download'),
    ['RFC 9110, section 2.2', 'A sender MUST NOT generate protocol elements that do not match the grammar.'],
    ['RFC 9110, section 5.5', 'Field values that hold CR, LF or NUL are invalid and dangerous.'],
  ),
  needs: ['finishedLog'],
  async check({ arrange, read }) {
    const log = await arrange.finishedLog()
    const lines = '\r\nX-Injected: yes\r\n\r\n'
    // Of these characters a server that writes a head in Latin-1 keeps the last byte: CR and LF.
    const cut = lines.replaceAll('\r', '\u010d').replaceAll('\n', '\u010a')
    const exchanges = [
      ...(await Promise.all(
        ['GET', 'POST', 'DELETE', 'OPTIONS'].flatMap((method) => [
          read({ ...log, id: `${log.id}${lines}` }, { method }),
          read({ ...log, id: `${log.id}${cut}` }, { method, query: 'download=1' }),
        ]),
      )),
      await read({ ...log, id: `${log.id}${lines}` }, { query: 'download=1' }),
      await read({ ...log, id: `"${lines}` }, { query: 'download=1' }),
      await read(log, { query: `download=${encodeURIComponent(`1${lines}`)}` }),
      await read(log, { query: `token=${encodeURIComponent(`x${lines}`)}` }),
    ]
    const split = exchanges.filter((exchange) => exchange.headers('x-injected').length > 0)
    return split.map((exchange) => finding('split', 'a head without X-Injected', describeExchange(exchange), exchange))
  },
  brokenBy: faults('split', {
    'cut-characters-split-head': [
      'The last byte of each character of an id goes into a header',
      answers(
        on('download'),
        setHeader('X-Log-Id', (request) => Buffer.from(idOf(request), 'latin1').toString('latin1')),
      ),
    ],
    'id-splits-head': ['The id goes into a header as it is', answers(on('download'), setHeader('X-Log-Id', idOf))],
    'refused-method-splits-head': [
      'The id goes into a header of the answer to a method that is refused',
      answers(status(405), setHeader('X-Log-Id', idOf)),
    ],
  }),
})
