// The one script: GOV.UK components that a page uses, and the warned time-out. Every page works without it.

import {
  Button, CharacterCount, Checkboxes, ErrorSummary, ExitThisPage, NotificationBanner, Radios, ServiceNavigation, SkipLink
} from 'govuk-frontend'

import { Copying } from './copying.mjs'
import { TimeOut } from './time-out.mjs'

const COMPONENTS = [
  ExitThisPage, Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, Radios, ServiceNavigation, SkipLink
]

function start (Component) {
  for (const element of document.querySelectorAll(`[data-module="${Component.moduleName}"]`)) {
    try {
      new Component(element)
    } catch (error) {
      // One part that cannot start must not take the exit button with it.
      console.warn(error)
    }
  }
}

document.body.classList.add('govuk-frontend-supported')
COMPONENTS.forEach(start)
start(TimeOut)
start(Copying)
