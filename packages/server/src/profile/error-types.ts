/** Which words the server uses for `error.type`: those documented, or those the provider renamed in April 2026. */
export type ErrorTypes = '2026-01' | '2026-04'

const renamedIn202604: Readonly<Record<string, string>> = {
  'token-not-valid': 'invalid-token',
  'permission-denied': 'insufficient-permissions',
}

/** The word for a documented `error.type` in the vocabulary chosen. */
export function errorTypeIn(vocabulary: ErrorTypes, documentedType: string): string {
  return vocabulary === '2026-04' ? (renamedIn202604[documentedType] ?? documentedType) : documentedType
}
