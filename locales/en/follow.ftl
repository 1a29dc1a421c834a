# Follow one's case with the receipt code.
follow-lead = See what happens, read the answer and write to us.
follow-code = Receipt code
follow-code-hint = 16 characters from your receipt. Capital and small letters are the same.
follow-open = See what happens
follow-code-empty = Write the code from your receipt
follow-code-length = { $given ->
    [one] The code has 16 characters, and you wrote 1. Check your receipt.
   *[other] The code has 16 characters, and you wrote { $given }. Check your receipt.
}
follow-code-typo = A character in the code is wrong. Compare it with your receipt.
follow-code-unknown = We cannot find a case with that code. Call { $phone } if you need help.
follow-lost = I have lost my code
follow-lost-text = We cannot get the code back, because we do not store it. Call { $phone } and tell us the case number, if you have it.
follow-ended = For your safety the case was closed on this device after half an hour. Type the code again.
follow-ended-unsent = For your safety the case was closed on this device after half an hour. What you wrote has not been sent yet, but it is still here. Type the code again, and you can send it.
follow-case = Case
follow-due = Answer by { $date }
follow-late = We have not finished in time, and we are sorry. The case is still open and we will see it through. Do you want to know more? Write to us on this page or call { $phone }.
follow-was-due = was due by { $date }
follow-sum-title = How the last day is counted
follow-sum = It came in on { $from }. We have promised to answer within { $length }, which takes us to { $to }.
follow-sum-reopened = It was opened again on { $from }. From then we have { $length }, which takes us to { $to }.
follow-sum-waited = { $days ->
    [one] That includes 1 day while we waited for your reply.
   *[other] That includes { $days } days while we waited for your reply.
}
follow-sum-moved = That is a day off ({ $days }), so the last day is { $to }.
follow-asked = We have a question for you
follow-asked-text = The clock stands still until you reply. If you cannot reply, we go on with what we know.
follow-reply = Your reply
follow-reply-send = Send the reply
follow-course = What has happened
follow-day-and-time = { $day } at { $time }
follow-next-reply = You reply to our question
follow-helpful = Was this answer any help?
follow-helpful-yes = Yes
follow-helpful-no = No
follow-helpful-empty = Choose yes or no
follow-remark = Do you want to add something? (optional)
follow-rate = Send
follow-rated-yes = You said that the answer helped.
follow-rated-no = You said that the answer did not help.
follow-reopen = The matter is not settled
follow-reopen-text = You can open the case again until { $date }. Tell us what is still missing.
follow-reason = What is missing?
follow-reopen-send = Open the case again
follow-write = Write to us
follow-message = Your message
follow-message-hint = Do you want to add or correct something?
follow-message-send = Send the message
follow-message-empty = Write what you want to tell us
follow-moved-on = The case changed while you had the page open. This is how it is now. What you wrote is kept.
follow-own = Your feedback
follow-this-device = This device
follow-this-device-text = The case closes by itself after half an hour. Clear it yourself on a borrowed computer.
follow-show-code = Show my code
follow-done-message = We have received your message.
follow-done-rating = Thank you for telling us.
follow-done-reopening = The case is open again.

# What happened, told to the resident
resident-event-received = You sent your feedback
resident-event-received-by-staff = We wrote down your feedback
resident-event-routed = Sent to { $unit }
resident-event-transferred = Sent to { $unit }
resident-event-assigned = Your case got a handler
resident-event-begun = A handler began to look into it
resident-event-asked = We asked you a question
resident-event-resident-wrote = You wrote to us
resident-event-wait-ended = We went on without a reply to the question
resident-event-answered = You got an answer
resident-event-change-made = We made the change that we planned
resident-event-reopened = You opened the case again
resident-event-reopened-by-staff = We opened the case again
resident-event-rejected = We do not take up the case
resident-event-rejected-text = This is why:
resident-event-moved-to-other-authority = We sent the case to the authority it belongs to
