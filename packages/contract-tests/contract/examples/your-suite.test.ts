import { createServerTarget } from '@get-log/contract-tests'
import { contractSuite } from '@get-log/contract-tests/vitest'

contractSuite(createServerTarget)
