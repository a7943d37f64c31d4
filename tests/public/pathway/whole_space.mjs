// What the program without signal reads and decides, for the tests. Usage: node whole_space.mjs COPY.json ASKED.json
// ASKED holds either `situations`, each as its bits: says of each, on a line, a digest of what is decided; or `things`,
// each with the number of an output and the bits of every answer to each of its facts: says of each, on a line, a digest
// of whether it is there and of what is asked for it, in every combination; or neither: says what it has read.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

import { keysToAsk } from '../../../front-end/js/offline-asking.mjs'
import { firedSteps, holds, prepare } from '../../../front-end/js/offline-decide.mjs'

const [compiled, asked] = process.argv.slice(2, 4).map((file) => JSON.parse(readFileSync(file, 'utf8')))
const copy = prepare(compiled)
const digest = (text) => createHash('md5').update(text).digest('hex')

function decided (bits) {
  const steps = firedSteps(copy, bits).map(({ step, rules, layer, also }) =>
    [step.id, layer, rules.map((rule) => rule.id), also.map((one) => step.also.indexOf(one))])
  const route = copy.routes.find((one) => holds(one.when, bits))
  const safer = copy.safer.flatMap((side, number) => holds(side.when, bits) ? [number] : [])
  return JSON.stringify([route?.code ?? null, steps, safer])
}

// Every combination, the first fact changing fastest.
function combinations (facts) {
  return facts.reduce((found, answers) => answers.flatMap((bit) => found.map((rest) => BigInt(bit) | rest)), [0n])
}

function ofOneThing ({ output, facts }) {
  const one = { fields: copy.fields, outputs: [copy.outputs[output]] }
  const each = combinations(facts).map((bits) =>
    `${holds(one.outputs[0], bits) ? 1 : 0} ${[...keysToAsk(one, bits)].join(' ')}`)
  return digest(each.join('\n'))
}

function read () {
  const hex = (masks) => masks.map((mask) => '0x' + mask.toString(16))
  return JSON.stringify({
    facts: [...copy.fields].map(([key, { bits }]) => [key, [...bits].map(([said, bit]) => [said, ...hex([bit])])]),
    start: hex([copy.start])[0],
    rules: copy.rules.map(({ id, layer, steps, when }) => [id, layer, steps, hex(when)]),
    routes: copy.routes.map(({ code, when }) => [code, hex(when)]),
    safer: copy.safer.map(({ words, when }) => [words, hex(when)]),
    outputs: copy.outputs.map(hex),
    steps: [...copy.steps.values()].map((step) => [step.id, hex(step.only), step.also.map(({ when }) => hex(when))])
  })
}

const lines = asked.situations?.map((bits) => digest(decided(BigInt(bits)))) ?? asked.things?.map(ofOneThing) ?? [read()]
process.stdout.write(lines.join('\n'))
