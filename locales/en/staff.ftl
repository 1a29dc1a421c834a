# The desk of staff: the queue, a case, entering feedback, help.
staff-language-sv = Swedish
staff-language-fi = Finnish
staff-language-en = English
staff-choose = Choose
staff-by-resident = The resident
staff-by-system = Automatic
staff-too-short = Write at least 10 characters
staff-too-long = The text is { $n ->
    [one] 1 character
   *[other] { $n } characters
} too long. Shorten it.
staff-reason-empty = Write why
staff-clock-stands = the clock stands still
staff-unsent-stale = The page had stood open too long, so nothing was sent. Everything you wrote is still here. Read it and send again.
staff-unsent-signed-out = You had been signed out, so nothing was sent. Everything you wrote is here. Read it and send again.

# What was done a moment ago
staff-done-taken = Case { $number } is yours now.
staff-done-assigned = Case { $number } has a handler now.
staff-done-begun = You began with case { $number }.
staff-done-asked = The question was sent. The clock stands still until the resident replies.
staff-done-transferred = Case { $number } was sent on.
staff-done-accepted = Case { $number } stays with you.
staff-done-returned = Case { $number } was given back.
staff-done-answered = The answer to { $number } was sent.
staff-done-rejected = Case { $number } was turned down.
staff-done-moved = Case { $number } went to another authority.
staff-done-reopened = Case { $number } is open again.
staff-done-noted = The note was saved.
staff-done-saved = The draft was saved.
staff-done-stale = Someone was first: case { $number } changed while you had the list open. Look at it and try again.
staff-masked = Identity codes are never stored. Where one stood in the text, there is now { $mark }.

# The queue
staff-queue-views = Views
staff-queue-new = New
staff-queue-mine = Mine
staff-queue-unit = My unit
staff-queue-late = Late
staff-queue-waiting = Waiting for the resident
staff-queue-cases = { $n ->
    [one] 1 case
   *[other] { $n } cases
}
staff-queue-refresh = Refresh
staff-queue-enter = Enter a call or letter
staff-queue-qr = QR code of the unit’s own link
staff-queue-qr-text = Print it and put it up. What people write through it comes to the unit.
staff-queue-service = Service
staff-queue-municipality = Municipality
staff-queue-language = Language
staff-queue-all = All
staff-queue-show = Show
staff-queue-state = State
staff-queue-text = Text
staff-queue-responsible = Responsible unit and why
staff-queue-handler = Handler
staff-queue-quick = Quick choice
staff-queue-nobody = Nobody
staff-queue-take = Take
staff-queue-accept = Keep
staff-queue-returned = Has come back twice
staff-queue-first = To the start
staff-queue-no-number = That is no case number. A number looks like this: 2026-7KQ4MD.
staff-queue-keys = Keys in the list:
staff-queue-keys-move = up and down
staff-queue-keys-open = open
staff-queue-keys-take = take
staff-queue-keys-accept = keep a case sent here
staff-queue-keys-help = show help
staff-queue-keys-off = Switch the keys off
staff-queue-empty-filter = No case fits the filters.
staff-queue-clear = Show all
staff-queue-empty-new = No new cases. { $n ->
    [0] Your unit has no open cases at all.
    [one] 1 case is open in your unit.
   *[other] { $n } cases are open in your unit.
}
staff-queue-empty-mine = You have no open cases.
staff-queue-empty-unit = Your unit has no open cases.
staff-queue-empty-late = Nothing is late.
staff-queue-empty-waiting = No case waits for a resident.
staff-queue-to-unit = See all of the unit
staff-queue-to-new = See the new ones

# A case
staff-case-answer-by = Answer by
staff-case-text = The resident’s text
staff-case-may-show = May be shown without name
staff-case-may-not-show = Must not be shown to others
staff-case-nps = Would recommend: { $n } of 10
staff-case-files = Attachments
staff-case-files-recorded = Each download is recorded.
staff-case-thread = Messages
staff-case-answer = Answer
staff-case-course = Timeline
staff-mail-received = Mail to the sender: received
staff-mail-question = Mail to the sender: a question
staff-mail-answered = Mail to the sender: answered
staff-mail-change-made = Mail to the sender: the change is made
staff-mail-moved = Mail to the sender: sent to another authority
staff-mail-due = waits to be sent
staff-mail-sent = sent
staff-mail-parked = could not be delivered
staff-case-handler = Handler and deadline
staff-case-no-handler = Nobody has taken the case yet.
staff-answer-helped = The resident says: this helped.
staff-answer-did-not-help = The resident says: this did not help.
staff-assign-take = Take the case
staff-assign-label = Give to
staff-assign-give = Give
staff-assign-nobody = Choose whom to give the case to
staff-begin = Begin
staff-sum-title = How the last day is counted
staff-sum-arrived = Arrived { $day }, { $length }
staff-sum-longer = {" "}+ { $length } of waiting
staff-sum-stood = The clock stood still from { $from } to { $until }.
staff-sum-stands = The clock has stood still since { $from }.

# Someone was first
staff-conflict-title = Someone changed the case while you were writing
staff-conflict-now = The case is now:
staff-conflict-again = What you wrote is still in the form. Read what happened, then send again if it still fits.
staff-conflict-kept = What you wrote does not fit the case any more. Here it is, so that you can copy it:

# Why here
staff-why-title = Why here?
staff-why-before = Before that
staff-why-decided = { $unit }, { $day }: { $by }
staff-why-by-rule = a rule held
staff-why-by-service = the service’s own unit
staff-why-by-own-link = the unit’s own link was used
staff-why-by-parent = the unit above the service’s unit
staff-why-by-desk = nothing else fitted
staff-why-by-person = a person chose
staff-why-version = Rules, version { $n }
staff-why-rule = rule { $n }
staff-why-condition = { $subject }: { $actual } (looked for: { $wanted })
staff-why-true = true
staff-why-false = false
staff-why-nothing = nothing
staff-why-no-word = none of the rule’s words is in the text
staff-why-service = service
staff-why-municipality = municipality
staff-why-place = place
staff-why-topic = topic
staff-why-kind = kind
staff-why-language = language
staff-why-words = word
staff-why-all = Show how it was decided
staff-why-skipped = Rules that did not hold
staff-why-steps = Units in the order they were tried
staff-why-step = { $unit }: { $by }, { $found }
staff-why-open = open, so it took the case
staff-why-not-open-yet = not open yet
staff-why-closed = closed
staff-why-unknown = does not exist

# Sending on
staff-transfer-to = Send to another unit
staff-transfer-no-unit = Choose the unit
staff-transfer-reason = Why?
staff-transfer-reason-hint = The next unit reads this.
staff-transfer-send = Send on
staff-settle-title = Does this belong to you?
staff-settle-text = { $unit } sent the case here. Keep it or give it back by { $day }. After that it is yours.
staff-settle-accept = Keep the case
staff-settle-reason = Why does it not belong to you?
staff-settle-reason-hint = The other unit reads this. The second time a case comes back, the coordinator of { $desk } decides.
staff-settle-return = Give back
staff-yours-to-place = The case has come back twice. Now you decide where it belongs: the unit you send it to cannot give it back.

# Asking the resident
staff-ask-title = Ask the resident
staff-ask-label = Question
staff-ask-hint = The clock stands still until the reply, but for { $limit } at most.
staff-ask-send = Send the question
staff-ask-empty = Write the question
staff-ask-waiting = The resident has a question to answer. The clock stands still, until { $day } at the latest.

# Contact
staff-contact-title = Contact
staff-contact-wish = How the sender wants the answer:
staff-contact-show = Show contact details
staff-contact-logged = It is recorded that you opened them.
staff-contact-was-logged = It has been recorded that you opened them.
staff-contact-none = No contact details are kept.
staff-contact-name = Name
staff-contact-email = E-mail
staff-contact-phone = Telephone

# Notes
staff-note-title = Notes for colleagues
staff-note-hint = Residents never see these.
staff-note-label = New note
staff-note-save = Save the note
staff-note-empty = Write the note

# Other ways to close, and opening again
staff-other-title = Not for us to answer?
staff-resident-reads = The resident reads this.
staff-move-title = Send to another authority
staff-move-authority = Authority
staff-move-no-authority = Write the authority’s name, at most 200 characters
staff-move-reason = Why does it belong there?
staff-move-send = Send to the authority
staff-reject-title = Turn the case down
staff-reject-reason = Why?
staff-reject-no-reason = Write why the case is turned down
staff-reject-ground = Legal ground
staff-reject-no-ground = Write the legal ground, as act and section
staff-reject-send = Turn down
staff-reopen-title = Open again
staff-reopen-reason = Why is it opened again?
staff-reopen-send = Open again

# The answer
staff-answer-in-sv = Answer in Swedish
staff-answer-in-fi = Answer in Finnish
staff-answer-in-en = Answer in English
staff-answer-phrase = Standard text to start from
staff-answer-choose-phrase = Choose a standard text
staff-answer-use-phrase = Use the text
staff-answer-text = Answer to the resident
staff-answer-text-hint = Short sentences. Say what changes, when, and who is responsible.
staff-answer-no-text = Write the answer
staff-answer-no-reason = Write why nothing changes
staff-answer-outcome = What became of it?
staff-answer-no-outcome = Choose what became of it
staff-answer-made-hint = Say what, and since when
staff-answer-planned-hint = Say what, and by when
staff-answer-no-change-hint = Say why in the answer
staff-answer-answered-hint = Nothing had to change
staff-answer-made-summary = What has changed?
staff-answer-planned-summary = What will change?
staff-answer-summary-hint = One sentence for everybody, at most 300 characters. It is shown under “You said – we did”.
staff-answer-no-made-summary = Write what has changed
staff-answer-no-planned-summary = Write what will change
staff-answer-made-month = Since which month?
staff-answer-planned-month = By which month?
staff-answer-month-hint = As a number, for example 2
staff-answer-year = Year
staff-answer-no-made-month = Write the month and the year of the change, for example 2 and 2026. It cannot lie in the future.
staff-answer-no-planned-month = Write the month and the year, for example 2 and 2027. It cannot lie in the past.
staff-answer-planned-too-far = That year is too far ahead. Write { $year } or an earlier year.
staff-answer-strategy = Does it concern a goal of the strategy?
staff-answer-no-strategy = Choose whether it speaks of a goal of the strategy
staff-answer-in-strategy = It speaks of a goal
staff-answer-outside = Outside the strategy
staff-answer-goal = Goal
staff-answer-goal-hint = A change is shown at this goal.
staff-answer-no-goal = Choose the goal
staff-answer-change-needs-goal = Link the change to a goal
staff-answer-also = Another goal (optional)
staff-answer-no-other = No other
staff-answer-preview = Preview the answer
staff-answer-save = Save draft

# The preview. The change is shown in the resident’s language.
staff-preview-title = Preview
staff-preview-lead = The resident will see the answer like this. It has not been sent yet.
staff-preview-resident = What the resident reads
staff-preview-public = Everybody reads this at the goal
staff-preview-links = In the strategy
staff-preview-send = Send the answer
staff-preview-back = Back to the text

# Entering a call, a letter or a visit
staff-new-lead = Write down what the person said. The case goes to its unit and is answered like all others.
staff-new-origin = How did it come?
staff-new-no-origin = Choose how it came
staff-new-language-hint = The answer is given in this language.
staff-new-language = The person’s language
staff-new-no-language = Choose the person’s language
staff-new-text = What the person said or wrote
staff-new-text-hint = Write it in the person’s own words. Leave out identity codes and diagnoses.
staff-new-files = The letter as a scan or photos (optional)
staff-new-signposts = The person may get help faster elsewhere
staff-new-urgent = Does the person need help right now?
staff-new-signposts-lead = The text made us think of this. Tell the person. The feedback is registered all the same.
staff-new-no-text = Write what the person said
staff-new-kind = What kind of feedback is it?
staff-new-no-kind = Choose the kind
staff-new-topic = Topic
staff-new-place = Place (optional)
staff-new-place-hint = A place helps the case to find its unit.
staff-new-nps = How likely is the person to recommend the service? (optional)
staff-new-nps-hint = A number from 0 to 10
staff-new-no-nps = Write a number from 0 to 10, or leave the field empty
staff-new-may-publish = The person allows the text to be shown to others without their name
staff-new-removed = These identity codes were removed before anything was stored
staff-new-unknown = Not known
staff-new-reply = How does the person want the answer?
staff-new-no-reply = Choose how the person wants the answer
staff-new-no-email = Write the e-mail address like this: name@example.fi
staff-new-no-phone = Write the telephone number, for example 040 123 4567
staff-new-name = Name (optional)
staff-new-name-hint = Kept only when the answer goes by e-mail or telephone.
staff-new-send = Register
staff-new-done = The feedback is registered
staff-new-read-aloud = Read the receipt code to the person, or print it:
staff-new-spelt = Group by group:
staff-new-once = The code is shown only now. With it the person can follow the case and write to us.
staff-new-print = Print
staff-new-phone = Help by telephone:
staff-new-open = Open case
staff-new-next = Enter another one

# Help
staff-help-work = How the work goes
staff-help-enter = A call, a letter or a visit becomes a case like all others. A scan of the letter can come with it. The person is given the receipt code. If the text sounds like an emergency, an appointment or a bill, you see the right number to give.
staff-help-take = Take a case from the inbox. The one with the least time left stands first.
staff-help-clock = The clock stands still only while you wait for the resident. Sending on does not stop it.
staff-help-transfer = A case that belongs elsewhere is sent on with a reason. The other unit can give it back. The second time, the coordinator of { $desk } decides.
staff-help-answer = Every answer says what became of it: we changed it, we plan it, no change and why, or we answer.
staff-help-strategy = Before a case is closed, say which goal of the strategy it speaks of, or that it speaks of none.
staff-help-draft = Drafts of answers are saved while you write. Nobody else sees them.
staff-help-access = It is recorded who opens a case, contact details or an attachment.
staff-help-keys = Keys
staff-help-keys-on = They work while the focus is in the list of the inbox. You can switch them off in your profile.
staff-help-keys-off = You have switched them off. You can switch them on in your profile.
staff-help-key = Key
staff-help-does = What it does
staff-help-next = Next case
staff-help-previous = Previous case
staff-help-open = Open the case
staff-help-key-take = Take the case
staff-help-key-accept = Keep a case that was sent here
staff-help-key-help = Show this help
staff-made-title = Planned change
staff-made-tell = Tell that it is made
staff-made-text = What do you tell the resident?
staff-made-text-hint = The resident reads this as an answer.
staff-made-send = The change is made
staff-done-made = The resident and everybody else now see that the change is made.
