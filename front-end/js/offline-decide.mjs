// Facts in, steps out, without a server: the same steps in the same order and words as handrail/rules/pathway gives.
// The tests run both on the same situations and compare. Every answer of every fact is one bit, as in masks.py.

import { keysToAsk } from './offline-asking.mjs'
import { dayIn, isoDay, isoIn, isoUtc, opening, workingDayAfter } from './offline-clock.mjs'
import { outwardOf } from './offline-postcodes.mjs'

const HOUR = 3_600_000
const UNKNOWN = 'unknown'

// The compiled rules, prepared once: masks become numbers, facts the bits of their answers.
export function prepare (compiled) {
  const masks = compiled.masks.map(BigInt)
  const clauses = (places) => places.map((place) => masks[place])
  const withMasks = (entry) => ({ ...entry, when: clauses(entry.when) })
  return {
    ...compiled,
    holidays: new Set(compiled.holidays),
    fields: fieldsOf(compiled.facts),
    start: BigInt(compiled.start),
    rules: compiled.rules.map(withMasks),
    routes: compiled.routes.map(withMasks),
    safer: compiled.safer.map(withMasks),
    outputs: compiled.outputs.map(clauses),
    steps: new Map(compiled.steps.map((step) => [
      step.id, { ...step, only: clauses(step.only), also: step.also.map(withMasks) }
    ]))
  }
}

function fieldsOf (facts) {
  let next = 0n
  return new Map(facts.map(({ key, question, answers }) => {
    const bits = new Map(answers.map((answer) => [answer, 1n << next++]))
    const all = [...bits.values()].reduce((one, other) => one | other, 0n)
    return [key, { question, bits, all, unknown: question ? bits.get(UNKNOWN) : 0n }]
  }))
}

// What to do next by these answers at this moment (milliseconds). Answers are flat: "consents.nrm", "victims".
export function decide (copy, answers, at) {
  const bits = bitsOf(copy, answers)
  const today = dayIn(copy.timezone, at)
  const fired = firedSteps(copy, bits)
  return {
    on: isoDay(today),
    route: copy.routes.find((route) => holds(route.when, bits)).code,
    steps: fired.map((one) => stepInWords(copy, one, answers, at, today)),
    ask_next: askNext(copy, bits, fired, answers),
    safer: copy.safer.filter((side) => holds(side.when, bits)).map((side) => side.words)
  }
}

export function holds (masks, bits) {
  return masks.some((mask) => !(bits & mask))
}

function bitsOf (copy, answers) {
  let bits = copy.start
  const answer = (key, said) => {
    const field = copy.fields.get(key)
    const bit = field?.bits.get(said)
    if (bit && field.unknown) bits ^= bit | field.unknown
  }
  for (const [key, said] of Object.entries(answers)) answer(key, String(said))
  if (Number.isInteger(answers.victims)) answer('at_threshold', answers.victims >= copy.threshold ? 'yes' : 'no')
  return bits
}

// By layer, then by deadline, then as the pack lists them. Rules stand in order of layers: the first has the step's.
export function firedSteps (copy, bits) {
  const asked = new Map()
  for (const rule of copy.rules.filter((one) => holds(one.when, bits))) {
    for (const step of rule.steps) asked.set(step, [...(asked.get(step) ?? []), rule])
  }
  const layers = copy.layers.map(([code]) => code)
  return [...asked]
    .map(([id, rules]) => ({ step: copy.steps.get(id), rules, layer: rules[0].layer }))
    .filter(({ step }) => holds(step.only, bits))
    .map((one) => ({ ...one, also: one.step.also.filter((addition) => holds(addition.when, bits)) }))
    .sort((one, other) =>
      layers.indexOf(one.layer) - layers.indexOf(other.layer) || one.step.place - other.step.place)
}

function stepInWords (copy, { step, rules, layer, also }, answers, at, today) {
  return {
    id: step.id,
    layer,
    do: partsOf(step, also).join(' '),
    who: step.who,
    channel: channelOf(copy, step, answers, at, today),
    due: step.due && dueOf(copy, step.due, at, today),
    because: step.because,
    source: step.source,
    verified: step.verified && rules.every((rule) => rule.verified),
    checked_on: [step.checked_on, ...rules.map((rule) => rule.checked_on)].sort()[0],
    rules: rules.map((rule) => rule.id),
    say: [...step.say, ...also.flatMap((one) => one.say)],
    do_not: [...step.do_not, ...also.flatMap((one) => one.do_not)],
    referral_kind: step.referral_kind,
    parts: partsOf(step, also),
    english: step.english && {
      ...step.english,
      parts: partsOf(step.english, also.map((one) => one.english)),
      say: allOf(step, also, 'say'),
      do_not: allOf(step, also, 'do_not')
    }
  }
}

// What to do, and what is said of it besides, apart.
function partsOf (step, also) {
  return [step, ...also].map((one) => one.do).filter(Boolean)
}

function allOf (step, also, name) {
  return [step, ...also].flatMap((one) => one.english[name])
}

function channelOf (copy, step, answers, at, today) {
  const code = step.by_postcode ? copy.postcodes[outwardOf(answers.postcode ?? UNKNOWN)] : step.channel
  const channel = copy.channels[code]
  if (!channel) return null
  const expired = channel.checked_on < isoDay(today - copy.check_days)
  return {
    code,
    name: channel.name,
    number: channel.number,
    address: channel.address,
    ...openingOf(copy, channel, at),
    checked_on: channel.checked_on,
    verified: channel.verified && !expired,
    expired
  }
}

function openingOf (copy, channel, at) {
  if (channel.always_open) return { open_now: true, opens_at: null }
  if (!channel.hours) return { open_now: null, opens_at: null }
  const now = opening(channel.hours, copy.holidays, at, copy.timezone)
  return { open_now: now.open, opens_at: now.opensAt === null ? null : isoIn(copy.timezone, now.opensAt) }
}

function dueOf (copy, { kind, within, reckoned, number }, at, today) {
  const by = {
    now: () => isoUtc(at),
    hours: () => isoUtc(at + number * HOUR),
    today: () => isoDay(today + number),
    days: () => isoDay(today + number),
    working_days: () => isoDay(workingDayAfter(today, number, copy.holidays))
  }[reckoned]
  return { kind, within, by: by ? by() : null }
}

// A postcode changes no step, but whom a step says to ring.
function askNext (copy, bits, fired, answers) {
  const keys = keysToAsk(copy, bits)
  if (answers.postcode === undefined && fired.some(({ step }) => step.by_postcode)) keys.add('postcode')
  return copy.questions.map((question) => question.key).filter((key) => keys.has(key))
}
