/** Whether both hold the same bytes, in a time that depends on `given` alone. Needs no Node, so that it runs anywhere. */
export function equalInConstantTime(given: Uint8Array, known: Uint8Array): boolean {
  let difference = given.length ^ known.length
  for (let index = 0; index < given.length; index++) {
    difference |= (given[index] as number) ^ (known[index % known.length] as number)
  }
  return difference === 0
}
