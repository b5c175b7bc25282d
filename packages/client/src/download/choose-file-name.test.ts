import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseFileName } from './choose-file-name.ts'

test.each([
  ['the quoted name', 'attachment; filename="HG7ML7M8z78YcAPEB.log"', 'HG7ML7M8z78YcAPEB.log'],
  ['the name without quotes', 'attachment; filename=run.log; size=3', 'run.log'],
  ['the extended name before the plain one', `attachment; filename="e.log"; filename*=UTF-8''%C3%A9.log`, 'é.log'],
  ['the plain name if the extended one is broken', `attachment; filename*=UTF-8''%FF.log; filename="e.log"`, 'e.log'],
  ['a quote inside the name as one that Windows takes', 'attachment; filename="a\\"b.log"', 'a_b.log'],
  ['only what follows the last slash', 'attachment; filename="../../etc/passwd"', 'passwd'],
  ['only what follows the last backslash', 'attachment; filename="..\\\\..\\\\evil.log"', 'evil.log'],
  ['the ID where the name is only dots', 'attachment; filename=".."', 'abc.log'],
  ['the ID where there is no name', 'attachment', 'abc.log'],
  ['the ID where there is no header', null, 'abc.log'],
  ['no device', 'attachment; filename="CON"', '_CON'],
  ['no device with an extension', 'attachment; filename="nul.log"', '_nul.log'],
  ['no device with two extensions', 'attachment; filename="Com1.tar.gz"', '_Com1.tar.gz'],
  ['a name that only begins like a device', 'attachment; filename="console.log"', 'console.log'],
  ['no reversed text', `attachment; filename*=UTF-8''a%E2%80%AEgol.exe`, 'a_gol.exe'],
  ['no letters that nobody sees', `attachment; filename*=UTF-8''a%E3%85%A4%CD%8F.log`, 'a__.log'],
  ['no escape codes', `attachment; filename*=UTF-8''%1B[31m%C2%9Ba.log`, '_[31m_a.log'],
  ['200 bytes and the extension', `attachment; filename="${'x'.repeat(400)}.log"`, `${'x'.repeat(200)}.log`],
  [
    'whole characters of it',
    `attachment; filename*=UTF-8''a${'%F0%9F%99%82'.repeat(99)}.log`,
    `a${'🙂'.repeat(49)}.log`,
  ],
])('chooses %s', (_, header, name) => {
  expect(chooseFileName(header, 'abc')).toBe(name)
})

test('never chooses a name that is not safe', () => {
  const unit = fc.oneof(
    fc.constantFrom(...'/\\.";%\0\n~- :', 'nul', 'x'.repeat(99)),
    fc.nat(0xffff).map((code) => String.fromCharCode(code)),
  )
  fc.assert(
    fc.property(fc.string({ unit }), fc.string({ unit }), (header, id) => {
      const name = chooseFileName(`attachment; filename="${header}"`, id)
      expect(name).toMatch(/^[^\s.~-]/)
      expect(name).not.toMatch(/[/\\:*?"<>|\p{Cc}\p{Cf}\p{Cs}]|[\s.]$|^(nul|con|aux|prn|com1)(\.|$)/iu)
      expect(Buffer.byteLength(name)).toBeLessThan(255)
    }),
  )
})
