# How the county is set up.
county-settings = Settings
county-settings-text = Time limits, telephone and other things that concern the whole county.
county-phrases = Standard texts
county-phrases-text = Ready paragraphs to begin an answer with, in pairs in Swedish and Finnish.
county-topics = Topics
county-topics-text = What feedback can be about. The words help the program to suggest the right topic.
county-services = Services
county-services-text = The services as residents know them, and the unit that answers for each.
county-places = Places
county-places-text = Buildings and areas where the services are given.
county-units = Units
county-units-text = The organisation. A unit that ends is closed, and another unit takes over its cases and rules.
county-add-phrase = Add a standard text
county-add-topic = Add a topic
county-add-service = Add a service
county-add-place = Add a place
county-add-unit = Add a unit
county-history = Changes
county-history-text = Who changed what, when and why. The old values remain.
county-pack = The county's pack of settings
county-by-operator = Operator
county-more = { $count ->
    [one] and { $count } more change
   *[other] and { $count } more changes
}
county-old = Before:
county-new = Now:
county-closed = Closed
county-name-sv = Name in Swedish
county-name-fi = Name in Finnish
county-name-en = Name in English
county-text-sv = Text in Swedish
county-text-fi = Text in Finnish
county-text-en = Text in English
county-in-sv = In Swedish
county-in-fi = In Finnish
county-in-en = In English
county-words-sv = Swedish words
county-words-fi = Finnish words
county-words-en = English words
county-words-hint = One word on each line, in any form.
county-goal = Strategy goal
county-goal-hint = The goal is suggested to whoever answers feedback on the topic.
county-no-goal = No goal
county-examples-sv = Examples in Swedish
county-examples-fi = Examples in Finnish
county-examples-en = Examples in English
county-service-unit = Unit that answers
county-service-unit-hint = It gets the feedback when no rule says otherwise.
county-sensitive = Health or social service
county-sensitive-hint = If there is a single such service, counts below ten are hidden at every goal instead of counts below five.
county-municipality = Municipality
county-place-services = Services at the place
county-parent = Belongs to
county-no-parent = No unit above
county-level = Level
county-level-service-area = Service area
county-level-result-area = Result area
county-level-service-unit = Service unit
county-opened-on = First day
county-yes = Yes
county-no = No
county-range = A whole number from { $least } to { $most }.
county-days = Days
county-working-days = Working days
county-answer = Time to answer
county-answer-text = The resident has an answer at the latest so many days after arrival. The receipt promises it. Cases that have arrived keep their day.
county-acknowledge = Time until somebody has read
county-acknowledge-text = A person has seen the message within so many working days.
county-transfer-return = Time to send back
county-transfer-return-text = So long can a unit send back a case that another unit sent. After that the case is its own.
county-waiting = Time to wait for the resident
county-waiting-text = So many days a case waits for the resident to reply to a question. Then the clock goes on by itself.
county-phone = Telephone
county-phone-text = The number for help stands on every page.
county-phone-number = Number
county-phone-hours = Telephone hours
county-phone-hours-text = When the telephone is answered. Stands after the number.
county-visit = Address
county-visit-text = Where feedback on paper can be sent or left.
county-panel-name = Name of the residents' panel
county-panel-name-text = What the panel is called on every page.
county-missing = Fill in: { $field }.
county-no-number = Give a whole number.
county-out-of-range = The number is too small or too large.
county-no-day = Give the day.
county-unsound = Nothing was saved, as the settings would not fit together. The check says:
county-in-use = It cannot be removed, as something else refers to it. The check says:
county-conflict = Somebody else changed this first. Their change is shown at the bottom. What you wrote is still here: save again if it should still hold.
county-reason = Why?
county-reason-hint = Shown among the changes. May be empty.
county-save = Save
county-remove = Remove
county-not-yours = You can read but not change this.
county-close = Close the unit
county-close-title = Close { $unit }
county-close-text = Yesterday becomes the unit's last day. In the same step this goes to the unit that takes over:
county-close-cases = { $count ->
    [one] { $count } open case
   *[other] { $count } open cases
}
county-close-services = { $count ->
    [one] { $count } service
   *[other] { $count } services
}
county-close-rules = { $count ->
    [one] { $count } rule
   *[other] { $count } rules
}
county-close-people = { $count ->
    [one] { $count } person has a role in the unit. The role does not move: give a new one.
   *[other] { $count } people have a role in the unit. The roles do not move: give new ones.
}
county-successor = Unit that takes over
county-successor-hint = Whoever works on a case keeps it, if they have a role there.
county-close-reason = Why is the unit closed?
county-close-button = Close the unit
county-close-no-successor = Choose the unit that takes over.
county-close-no-reason = Write why the unit is closed.
county-reason-code = There is a personal identity code in the reason. Remove it.
county-close-general-desk = The unit takes what nobody else can take, and cannot be closed.
county-close-sub-units = The unit has open units below it. Close or move them first.
county-close-bad-successor = That unit cannot take over. Choose another.
county-close-unsound = The unit cannot be closed like this: the settings would not fit together.
county-done-saved = The change is saved and in force.
county-done-removed = Removed.
county-done-closed = The unit is closed and its cases have moved on.
county-rules-version = Version of the rules
county-rule-unit = Rule { $rule }: unit
county-closed-on = The unit is closed. Its last day is { $day }, and { $unit } takes over.
county-to-be-confirmed = Waits to be confirmed
county-reopening = Time to open a case again
county-reopening-text = So many days after the answer the resident can say that it did not help.
county-privacy-notice = Privacy notice
county-privacy-notice-text = Whom to write to about one’s data. Untick the wait when purposes, lawful bases and times are confirmed.
county-officer-email = E-mail of the data protection officer
county-accessibility-statement = Accessibility statement
county-accessibility-statement-text = The days that the statement shows. Untick the wait when the assessment is confirmed.
county-stated-on = Day of the statement
county-reviewed-on = Day of the latest review
county-range-or-none = A whole number from { $least } to { $most }. Empty: the setting is off.
county-initiative-check = Time to check an initiative
county-initiative-check-text = The registrar checks an initiative before it is published within so many working days of filing or correction. The receipt promises it, and the initiative's page counts the days in public.
county-initiative-counting = Supports that count
county-initiative-counting-text = What counts towards the number of supporters. The rest is shown beside it. The Swedish text of section 30 of the Act on Wellbeing Services Counties asks for strong identification where names are collected on the web, the Finnish text does not.
county-support-levels = What counts
county-support-strong = Strong identification
county-support-paper = Signature on paper, checked by two people
county-support-email = Confirmed e-mail address
county-initiative-collecting = Time to collect supporters
county-initiative-collecting-text = Makers may collect supporters for so many days before the initiative is handed over. While it is off, every initiative is handed over as soon as it is published.
county-initiative-threshold = The county's own limit of supporters
county-initiative-threshold-text = No law asks for supporters of a member initiative: one below the limit is handled all the same. The number is computed from the population on the day of filing and stays the same for that initiative.
county-per-mille = Thousandths of the residents
county-from-age = Residents who are counted
county-every-age = Of every age
county-age = Aged { $age } or more
county-initiative-handling = The county's own time for the measures
county-initiative-handling-text = So long after the hand-over the measures are told at the latest. The law sets no time for it. While it is off, the notice to the makers gives the estimate alone.
county-length = Length
county-time-unit = Counted in
county-months = Months
county-initiative-names = Names of private persons
county-initiative-names-text = So many days after the measures were told the names of private persons stay on the web. Then they are left out. The names of associations and companies stay.
county-initiative-process = Process of initiatives
county-initiative-process-text = The id of the process in the county's information management plan. It is entered in the register with every initiative (Act 906/2019, section 26).
county-process = Id of the process
