// Decides as a page without signal does. Usage: node decide.mjs COPY.json CASES.json
// A case has `answers` and `at` (milliseconds). Says for each, on a line of its own, a digest of the decision and of
// how it reads; with a third argument, "whole", both in full.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

import { decide, prepare } from '../../../front-end/js/offline-decide.mjs'
import { shownSteps } from '../../../front-end/js/offline-words.mjs'

const [compiled, cases] = process.argv.slice(2, 4).map((file) => JSON.parse(readFileSync(file, 'utf8')))
const whole = process.argv[4] === 'whole'
const copy = prepare(compiled)

function said ({ answers, at }) {
  const decision = decide(copy, answers, at)
  const shown = shownSteps(copy, decision, at).map(({ step, ...words }) => words)
  // How the words of a step are taken apart is compared by say.mjs.
  const steps = decision.steps.map(({ parts, english, ...step }) => step)
  return JSON.stringify({ decision: { ...decision, steps }, shown })
}

const lines = cases.map(said).map((text) => whole ? text : createHash('md5').update(text).digest('hex'))
process.stdout.write(lines.join('\n'))
