export type { FileStoreOptions } from './open-file-store.ts'
export { openFileStore } from './open-file-store.ts'
export { withLogsFrom } from './with-logs-from.ts'
