// A decision in the words that somebody reads: the phrases of handrail/public/pathway/queries/steps.py.

import { dayIn, dayOf, onWall, weekdayOf } from './offline-clock.mjs'

const MINUTES_A_DAY = 1440
const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December'
]
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

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
    deadline: deadlineWords(copy, step.due, at),
    set_by: step.due ? copy.set_by[step.due.kind] : ''
  }))
}

// What to do, by which somebody finds the step; and the sentences after it.
export function sentencesOf ({ do: words }) {
  const end = words.indexOf('. ') + 1
  return end ? { first: words.slice(0, end), further: words.slice(end + 1) } : { first: words, further: '' }
}

function linkTo (channel) {
  const address = channel?.address ?? ''
  if (address.startsWith('https://')) return address
  return address.includes('@') ? `mailto:${address}` : ''
}

function openingPhrase (copy, channel, at) {
  if (!channel?.number) return ''
  if (channel.open_now) return 'Open now'
  if (channel.open_now === null) return 'Hours not confirmed. Try it.'
  if (channel.opens_at === null) return 'Closed now'
  const opens = Date.parse(channel.opens_at)
  return `Closed now, opens at ${clockWords(copy, opens)} ${nearDayWords(copy, opens, at)}`
}

function deadlineWords (copy, due, at) {
  if (!due) return ''
  if (!due.by) return due.within
  const isDay = due.by.length === '2026-11-22'.length
  if (!isDay && Date.parse(due.by) <= at) return due.within
  const by = isDay ? dayWords(dayOf(due.by)) : whenWords(copy, Date.parse(due.by))
  return due.within === 'today' ? `${due.within}, ${by}` : `${due.within}: by ${by}`
}

// A day: "22 November 2026".
export function dayWords (day) {
  const shown = new Date(day * 86_400_000)
  return `${shown.getUTCDate()} ${MONTHS[shown.getUTCMonth()]} ${shown.getUTCFullYear()}`
}

// A moment: "22 November 2026, 4:05pm".
export function whenWords (copy, at) {
  return `${dayWords(dayIn(copy.timezone, at))}, ${clockWords(copy, at)}`
}

// A time of day: "8am", "4:05pm", "midday", "midnight".
function clockWords (copy, at) {
  const minute = Math.floor(onWall(copy.timezone, at) / 60_000) % MINUTES_A_DAY
  const [hour, past] = [Math.floor(minute / 60), minute % 60]
  if (minute % 720 === 0) return hour ? 'midday' : 'midnight'
  const minutes = past ? `:${String(past).padStart(2, '0')}` : ''
  return `${hour % 12 || 12}${minutes}${hour < 12 ? 'am' : 'pm'}`
}

// Which day, seen from `at`: "today", "tomorrow", "on Monday", or "on Monday 28 December" a week ahead and more.
function nearDayWords (copy, moment, at) {
  const [day, today] = [dayIn(copy.timezone, moment), dayIn(copy.timezone, at)]
  if (day <= today) return 'today'
  if (day === today + 1) return 'tomorrow'
  const weekday = `on ${WEEKDAYS[weekdayOf(day)]}`
  return day < today + 7 ? weekday : `${weekday} ${dayWords(day).replace(/ \d+$/, '')}`
}
