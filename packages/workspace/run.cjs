// Starts a command of the repository: node packages/workspace/run.cjs setup
// Even Node 10 can parse this, and say that it is too old.
const { engines } = require('../../package.json')

const wanted = engines.node.replace('>=', '')

/** @param {string} version */
const rank = (version) => Number(version.split('.')[0]) * 1000 + Number(version.split('.')[1])

if (rank(process.versions.node) < rank(wanted)) {
  console.error(
    `Node ${process.versions.node} is too old: this repository needs Node ${wanted} or later.\n` +
      'Install one from https://nodejs.org, or with a version manager (nvm install 24), and try again.',
  )
  process.exit(1)
}

import('./src/main.js').then(({ main }) => main(process.argv.slice(2)))
