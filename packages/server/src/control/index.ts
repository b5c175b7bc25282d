export type { ControlClient, ControlClientOptions, ControlledRun } from './control-client.ts'
export { createControlClient } from './control-client.ts'
export type { components, operations, paths } from './schema.ts'
