// Generated from spec/openapi.yaml. Do not edit: change the spec, then run: npm run generate

/** Where the operation stands in the document. */
export const operationPath = '/v2/logs/{buildOrRunId}'

/** The live API: the first server of the document. */
export const defaultBaseUrl = 'https://api.apify.com'

/** The `error.type` that the document shows for each error status. */
export const documentedErrors = {
  400: 'invalid-input',
  401: 'token-not-valid',
  403: 'permission-denied',
  404: 'record-not-found',
  405: 'method-not-allowed',
  429: 'rate-limit-exceeded',
} as const
