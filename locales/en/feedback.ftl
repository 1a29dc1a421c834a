# Give feedback: from the first page to the check before sending.
feedback-step = Give feedback · Step { $number } of 4
feedback-stale = The page had been open for too long. Everything you wrote is here. Press the button again.
feedback-unknown = I do not know
feedback-call = Call
feedback-read-more = Read more
feedback-size-kb = { $number } kB
feedback-size-mb = { $number } MB
feedback-unit = Your feedback goes to { $unit }.
feedback-unit-lost = The link you used is no longer in use. You can still give feedback here, and we find the right unit.
feedback-goal = You are writing about a goal of the strategy: { $goal }.
feedback-about-accessibility = You are writing about accessibility: something here cannot be used.

# Where it begins
feedback-start-lead = Thanks, criticism, ideas and questions are all welcome. It takes about three minutes. You do not need to sign in or tell us who you are.
feedback-start-signposts = Some matters get help faster elsewhere
feedback-start-on = Give feedback

# The text
feedback-text-hint = Use your own words. What happened, where and when? A short text is fine.
feedback-text-first = Begin here. When you have written something, you can go on.
feedback-text-empty = Write what you want to tell us
feedback-text-short = Write a little more, at least 10 characters
feedback-text-long = { $number ->
    [one] The text is 1 character too long. Shorten it.
   *[other] The text is { $shown } characters too long. Shorten it.
}
feedback-text-cut = The text is so long that we could only take in its first { $shown } characters. The rest is not kept here. Shorten it or send it as an attachment.
feedback-privacy-title = Leave out identity codes and illnesses
feedback-privacy = We do not need to know who you are. If you write a personal identity code, we remove it before anything is saved.
feedback-files = Attachments (optional)
feedback-files-hint = At most 5 files, 10 MB each: photos, PDF or plain text. We remove hidden data, such as the place, from photos.
feedback-files-kept = Attached files
feedback-files-remove = Remove
feedback-files-busy = Many people are sending files right now. Your text is kept. Choose the files again and press the button in a moment.
feedback-files-cut = Some of the files could not be read. They may be too large together. Try again with fewer files. Your text is kept.
feedback-trap = Leave this field empty
feedback-trap-filled = A hidden field had been filled in, perhaps by your browser. Leave it empty and continue.
feedback-urgent-question = Is it urgent?
feedback-what-happens = What happens to what I write?
feedback-what-happens-read = The unit that the matter concerns reads it and answers. Nothing is published unless you allow it, and never with your name.
feedback-what-happens-kept = While you write, we keep a draft for one day. We do not store your network address or anything that tells who you are.

# Between two questions
feedback-notice-urgent = Do you need help right now?
feedback-notice-removed = We removed an identity code
feedback-notice-signpost = You may get help faster elsewhere
feedback-notice-signposts = Your text made us think of this. You can also go on and send your feedback.
feedback-notice-on = Go on with the feedback
feedback-notice-back = Change the text
feedback-removed-title = This was removed
feedback-removed = We took it away before anything was saved. Nobody but you has seen it.
feedback-removed-now = Your text now

# What it is about
feedback-about-first = Answer these questions first. Then you can go on.
feedback-kind = What kind of feedback is it?
feedback-kind-empty = Choose what kind of feedback it is
feedback-kind-accessibility-hint = A website or app of ours is hard to use.
feedback-service = Which service is it about?
feedback-service-empty = Choose a service or “I do not know”
feedback-sounds-like = It sounds like: { $services }
feedback-municipality = In which municipality?
feedback-municipality-empty = Choose a municipality or “I do not know”
feedback-place = Place (optional)
feedback-place-none = No particular place, or not in the list
feedback-place-unknown = Choose a place from the list
feedback-topic = Topic (optional)
feedback-topic-none = No topic
feedback-topic-unknown = Choose a topic from the list
feedback-nps = How likely are you to recommend the service to others? (optional)
feedback-nps-hint = 0 means not at all, 10 means very likely.
feedback-nps-none = No answer
feedback-nps-wrong = Choose a number from 0 to 10 or “No answer”

# How to answer
feedback-reply-first = Tell us how you want the reply. Then you can send.
feedback-reply-hint = You always get a receipt code. With it you can read the answer here.
feedback-reply-email = Send me an e-mail
feedback-reply-phone = Call me
feedback-reply-code = I read the answer myself with the code
feedback-reply-none = I do not need a reply
feedback-reply-empty = Choose how you want the reply
feedback-email = Your e-mail address
feedback-email-hint = We use it only for this case.
feedback-email-wrong = Write the e-mail address like this: name@example.fi
feedback-phone = Your phone number
feedback-phone-hint = We use it only for this case.
feedback-phone-wrong = Write the phone number like this: 040 123 4567
feedback-name = Who shall we ask for? (optional)
feedback-name-hint = A first name is enough.
feedback-name-long = { $number ->
    [one] The name is 1 character too long. Shorten it.
   *[other] The name is { $number } characters too long. Shorten it.
}
feedback-publish = May we show your feedback to others, without your name?
feedback-publish-hint = We first remove everything that could tell who you are.
feedback-publish-yes = Yes, without my name and without details that reveal anyone
feedback-publish-no = No
feedback-publish-empty = Choose yes or no

# Check before sending
feedback-check = Check and send
feedback-check-lead = We have not received your feedback yet. Read it through and press { $button }.
feedback-line-text = Your text
feedback-line-files = Attachments
feedback-line-kind = Kind of feedback
feedback-line-service = Service
feedback-line-municipality = Municipality
feedback-line-place = Place
feedback-line-topic = Topic
feedback-line-goal = Goal of the strategy
feedback-line-nps = Would you recommend the service?
feedback-line-nps-value = { $score } out of 10
feedback-line-reply = Reply
feedback-line-email = E-mail to { $email }
feedback-line-phone = Call to { $phone }
feedback-line-publish = May we show it to others?
feedback-send = Send the feedback
feedback-discard = Delete everything and start over
