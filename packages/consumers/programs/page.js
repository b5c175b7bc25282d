import { readLogs } from './read-logs.js'

globalThis.readLogs = readLogs
