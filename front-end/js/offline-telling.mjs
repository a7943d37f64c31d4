// What has been answered so far. It lives in the memory of the page and is written nowhere.

import { say } from './offline-said.mjs'

export const UNKNOWN = 'unknown'
export const NOT_SURE = 'Not sure'
const MOST_PEOPLE = 100_000
const LONGEST_TEXT = 60

export class Told {
  constructor () {
    this.forget()
  }

  forget () {
    this.answers = {}
    this.notSure = new Set()
  }

  get isEmpty () {
    return !Object.keys(this.answers).length && !this.notSure.size
  }

  answer (key, value) {
    if (value === UNKNOWN) {
      delete this.answers[key]
      this.notSure.add(key)
    } else {
      this.answers[key] = value
      this.notSure.delete(key)
    }
  }

  has (key) {
    return key in this.answers || this.notSure.has(key)
  }

  // The answer as the field of its question shows it.
  shown ({ key, kind }) {
    if (this.notSure.has(key)) return kind === 'choice' ? UNKNOWN : ''
    return String(this.answers[key] ?? '')
  }

  // The first of these questions that was not put yet; undefined when all were.
  firstOf (keys) {
    return keys.find((key) => !this.notSure.has(key))
  }

  wordsOf (question, copy) {
    if (this.notSure.has(question.key)) return say(copy, NOT_SURE)
    const value = this.answers[question.key]
    return question.options.find(([said]) => said === value)?.[1] ?? String(value)
  }
}

// The question in its words: whoever it is about is asked about themselves.
export function wordsFor (question, told) {
  return told.answers.asker === 'self' ? question.words_if_self : question.words
}

// What was typed as an answer, or the sentence that says why it is none.
export function readAnswer ({ key, kind }, typed, isPostcode, copy) {
  const text = typed.trim()
  const refused = (phrase, filling) => ({ error: say(copy, phrase, filling) })
  if (kind === 'choice') {
    return text ? { value: text } : refused('Choose an answer. If you do not know, choose “Not sure”.')
  }
  if (kind === 'number') {
    const isOne = /^\d+$/.test(text) && Number(text) <= MOST_PEOPLE
    return isOne ? { value: Number(text) } : refused('Enter a whole number, like 5. If you do not know, choose “Not sure”.')
  }
  if (!text) return refused('Enter an answer. If you do not know, choose “Not sure”.')
  if (text.length > LONGEST_TEXT) return refused('The answer must have %(most)s characters or fewer.', { most: LONGEST_TEXT })
  if (key === 'postcode' && !isPostcode(text)) return refused('Enter a postcode, like SG1 1AA, or its first half, like SG1.')
  return { value: text }
}
