import { createPrismTarget } from '../src/index.ts'
import { contractSuite } from '../src/vitest/contract-suite.ts'

contractSuite(createPrismTarget)
