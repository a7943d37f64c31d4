// A decision in the words that somebody reads: the phrases of handrail/public/pathway/queries/steps.py.

import { dayIn, dayOf, onWall, weekdayOf } from './offline-clock.mjs'
import { headed, say } from './offline-said.mjs'

const MINUTES_A_DAY = 1440
const DAY = 86_400_000

// The steps of a decision, numbered, with their channel and deadline in words.
export function shownSteps (copy, decision, at) {
  const headings = new Map(copy.layers)
  return decision.steps.map((step, index) => ({
    number: index + 1,
    step,
    layer: headings.get(step.layer),
    telephone: step.channel ? copy.channels[step.channel.code].dial : '',
    link: linkTo(step.channel),
    opening: openingPhrase(copy, step.channel, at),
    deadline: deadlineWords(copy, step, at),
    set_by: step.due ? copy.set_by[step.due.kind] : ''
  }))
}

// What to do, by which somebody finds the step; and the sentences after it.
export function sentencesOf ({ parts }) {
  return headed(parts)
}

function linkTo (channel) {
  const address = channel?.address ?? ''
  if (address.startsWith('https://')) return address
  return address.includes('@') ? `mailto:${address}` : ''
}

function openingPhrase (copy, channel, at) {
  if (!channel?.number) return ''
  if (channel.open_now) return say(copy, 'Open now')
  if (channel.open_now === null) return say(copy, 'Hours not confirmed. Try it.')
  if (channel.opens_at === null) return say(copy, 'Closed now')
  const opens = Date.parse(channel.opens_at)
  const [time, day] = [clockWords(copy, opens), nearDayWords(copy, opens, at)]
  return say(copy, 'Closed now, opens at %(time)s %(day)s', { time, day })
}

function deadlineWords (copy, { id, due }, at) {
  if (!due) return ''
  if (!due.by) return due.within
  const isDay = due.by.length === '2026-11-22'.length
  if (!isDay && Date.parse(due.by) <= at) return due.within
  const moment = isDay ? dayWords(copy, dayOf(due.by)) : whenWords(copy, Date.parse(due.by))
  if (copy.steps.get(id).due.is_today) return inParts(copy, due.within, moment)
  return say(copy, '%(within)s: by %(moment)s', { within: due.within, moment })
}

// A day: "22 November 2026"; in other languages as they write it.
export function dayWords (copy, day) {
  return written(copy, day, copy.calendar.day)
}

// A moment: "22 November 2026, 4:05pm".
export function whenWords (copy, at) {
  return inParts(copy, dayWords(copy, dayIn(copy.timezone, at)), clockWords(copy, at))
}

function inParts (copy, ...parts) {
  return parts.join(copy.calendar.comma)
}

// A day by Django's letters for it; a letter behind a backslash stands for itself.
function written ({ calendar: { names } }, day, format) {
  const shown = new Date(day * DAY)
  const [date, month, year] = [shown.getUTCDate(), shown.getUTCMonth(), shown.getUTCFullYear()]
  const letters = {
    j: date,
    n: month + 1,
    Y: year,
    m: twoOf(month + 1),
    d: twoOf(date),
    F: names.F?.[month],
    E: names.E?.[month],
    l: names.l?.[weekdayOf(day)]
  }
  return format.replace(/\\(.)|([a-zA-Z])/gu, (_, itself, letter) => itself ?? letters[letter])
}

function twoOf (number) {
  return String(number).padStart(2, '0')
}

// A time of day: "8am", "4:05pm", "midday", "midnight"; "16:05" in other languages.
function clockWords (copy, at) {
  const minute = Math.floor(onWall(copy.timezone, at) / 60_000) % MINUTES_A_DAY
  const [hour, past] = [Math.floor(minute / 60), minute % 60]
  if (copy.calendar.by_24_hours) return `${twoOf(hour)}:${twoOf(past)}`
  if (minute % 720 === 0) return hour ? 'midday' : 'midnight'
  const minutes = past ? `:${twoOf(past)}` : ''
  return `${hour % 12 || 12}${minutes}${hour < 12 ? 'am' : 'pm'}`
}

// Which day, seen from `at`: "today", "tomorrow", "on Monday", or "on Monday 28 December" a week ahead and more.
function nearDayWords (copy, moment, at) {
  const [day, today] = [dayIn(copy.timezone, moment), dayIn(copy.timezone, at)]
  if (day <= today) return say(copy, 'today')
  if (day === today + 1) return say(copy, 'tomorrow')
  return say(copy, 'on %(day)s', { day: written(copy, day, day < today + 7 ? 'l' : copy.calendar.near_day) })
}
