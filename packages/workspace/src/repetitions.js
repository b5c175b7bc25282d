/**
 * How often a test repeats something random: `few` times in `npm test`, so that each kind of fault occurs in every run, and
 * `many` times in `npm run test:long`.
 *
 * @param {number} few
 * @param {number} many
 */
export function repetitions(few, many) {
  return process.env.GET_LOG_LONG ? many : few
}
