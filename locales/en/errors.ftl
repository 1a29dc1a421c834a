# When something cannot be done.
errors-prefix = Error:
errors-number = Error number:
errors-call = You can also call us: { $phone }.
errors-not-found-title = There is no such page
errors-not-found = The address may be mistyped, or the page has moved.
errors-go-on = Where to go on
errors-forbidden-title = This could not be done
errors-forbidden = You may not do this, or the form came from another website. Nothing was saved.
errors-stale-title = Open the form again
errors-stale = The form was too old to be sent. Go back, reload the page and send again. Nothing was saved.
errors-conflict-title = Someone was first
errors-conflict = It changed while you had the page open. Reload the page to see how it is now.
errors-too-large-title = What you sent is too large
errors-too-large = Go back, remove an attachment or shorten the text, and send again. Nothing was saved.
errors-malformed-title = We could not read what you sent
errors-malformed = Go back and try again. Nothing was saved.
errors-too-many-title = Too many tries
errors-too-many = You can try again in { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}.
errors-internal-title = Something went wrong here
errors-internal = The fault is ours, not yours. Try again in a while. Tell us the error number if you call.
errors-unavailable-title = The service is away for a moment
errors-unavailable = We cannot receive or show anything right now. Try again in a few minutes. If you were sending something, it is safe to send the same form again: we will receive it only once.
