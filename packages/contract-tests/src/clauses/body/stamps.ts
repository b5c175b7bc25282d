import { defineQuestion } from '../../clause/clause.ts'
import { cite, examplePointer } from '../../endpoint/operation.ts'

const begin = 'stamps begin'
const end = 'stamps end'

/** The documented example has the time before each line, and no word says that a log has. */
export const bodyStamps = defineQuestion({
  id: 'body/stamps',
  title: 'What is put before the lines that a run writes',
  source: cite(examplePointer(200)),
  needs: ['writtenLog'],
  async observe({ arrange, baseline }) {
    const { text } = await baseline(await arrange.writtenLog(`${begin}\n`, 'one\ntw', 'o\n\n', '\nthree', `\n${end}\n`))
    const stamped = text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
    const first = stamped.lastIndexOf('\n', stamped.indexOf(begin)) + 1
    return JSON.stringify(stamped.slice(first, stamped.indexOf(end) + end.length))
  },
})
