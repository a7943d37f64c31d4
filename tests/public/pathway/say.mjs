// Says how each step of each case reads on the page without signal, in the language of the copy.
// Usage: node say.mjs COPY.json CASES.json

import { readFileSync } from 'node:fs'

import { decide, prepare } from '../../../front-end/js/offline-decide.mjs'
import { following, headed } from '../../../front-end/js/offline-said.mjs'
import { shownSteps, whenWords } from '../../../front-end/js/offline-words.mjs'

const [compiled, cases] = process.argv.slice(2, 4).map((file) => JSON.parse(readFileSync(file, 'utf8')))
const copy = prepare(compiled)

function wordsOf ({ parts, who, because, say, do_not: doNot }) {
  const { first, further } = headed(parts)
  return { first, further, line: first + following(first, further), who, because, say, do_not: doNot }
}

function said ({ answers, at }) {
  const decision = decide(copy, answers, at)
  return {
    at: whenWords(copy, at),
    safer: decision.safer,
    steps: shownSteps(copy, decision, at).map(({ number, step, ...shown }) => ({
      ...shown,
      words: wordsOf(step),
      english: wordsOf(step.english ?? step),
      channel: step.channel?.name ?? '',
      source: step.source
    }))
  }
}

process.stdout.write(JSON.stringify(cases.map(said)))
