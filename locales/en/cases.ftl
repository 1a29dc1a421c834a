# The words of the case register: states, events, ways in and out.

# States, as staff see them
state-received = New
state-assigned = Given to a handler
state-in-progress = Being handled
state-waiting-for-resident = Waiting for the resident
state-transfer-pending = Sent here, waits for you
state-reopened = Opened again
state-answered = Answered
state-rejected = Turned down
state-moved-to-other-authority = Sent to another authority

# States, as residents see them
case-state-received = Received
case-state-being-handled = Being looked into
case-state-waiting-for-you = We need your answer
case-state-answered = Answered

# What happened, as staff read it
event-received = Came in
event-routed = Sent to { $unit }
event-assigned = Given to a handler
event-begun = Handling began
event-asked = The resident was asked
event-resident-wrote = The resident wrote
event-wait-ended = Nobody replied in time, the clock goes on
event-transferred = Sent on to { $unit }
event-transfer-accepted = The receiving unit kept it
event-transfer-returned = Given back to { $unit }
event-answered = Answered
event-change-made = The planned change was made
event-reopened = Opened again
event-rejected = Turned down
event-moved-to-other-authority = Sent to another authority

# Kinds of feedback
kind-praise = Thanks
kind-criticism = Criticism
kind-suggestion = Development idea
kind-question = Question
kind-accessibility = Accessibility

# Ways in
origin-web = Web form
origin-unit-link = The unit’s own link
origin-phone = Telephone
origin-paper = Letter or paper form
origin-visit = Visit
channel-feedback = Feedback

# How the sender wants the answer
reply-email = By e-mail
reply-phone = By telephone
reply-code = With the receipt code
reply-none = No answer wanted

# What an answer says
outcome-answered = We answer
outcome-change-planned = We plan it
outcome-change-made = We changed it
outcome-no-change = No change
channel-initiative = Initiatives
