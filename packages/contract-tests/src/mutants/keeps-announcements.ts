import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { restrip } from '../proof/spoil.ts'
import { commands, controlSequences, strings, stripWith } from '../proof/strip-with.ts'

export const keepsAnnouncements: Mutant = defineMutant({
  name: 'keeps-announcements',
  title: 'Escapes with rare bytes between are kept',
  killedBy: [['raw/short-escapes', 'bytes']],
  start: () =>
    restrip((raw) => stripWith(raw, controlSequences, commands, strings, /\u001b[#%()][0-~]|\u001b[0-OQ-WYZ\\`-~]/g)),
})
