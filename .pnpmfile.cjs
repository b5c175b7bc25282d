// TypeScript 7 has no compiler API yet: what calls one brings the last release that has it.
const compilerApi = '5.9.3'

module.exports = {
  hooks: {
    readPackage(manifest) {
      if (manifest.name === 'openapi-typescript' || manifest.name === 'typedoc') {
        delete manifest.peerDependencies.typescript
        manifest.dependencies.typescript = compilerApi
      }
      return manifest
    },
  },
}
