# Signing in as staff.
staff-sign-in-title = Sign in
staff-sign-in-email = Work e-mail
staff-sign-in-password = Password
staff-sign-in-submit = Sign in
staff-sign-in-first = Sign in first, then you can go on.
staff-sign-in-kept = You had been signed out, so nothing was sent yet. What you wrote is kept for a day: sign in and it is there.
staff-sign-in-unsent = You were not signed in, so what you did was not saved. Sign in and do it again.
staff-not-sent-title = Your text was not sent
staff-not-sent-lead = You were not signed in, and we keep nothing for people we do not know. Copy the text, sign in and send it again.
staff-sign-in-signed-out = You have signed out.
staff-sign-in-wrong = The e-mail or the password is wrong. Check both and try again.
staff-sign-in-too-many = Too many tries. You can try again in { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}.
staff-sign-in-residents = Residents need no account.
staff-sign-in-to-front = Go to the residents' pages
staff-code-title = Type the code
staff-code-lead = The first step is done. Now the code from your authenticator app is needed.
staff-code-field = Code
staff-code-hint = Six digits from the app, or one of your spare codes.
staff-code-wrong = The code is wrong or has been used. Wait for the next one and type it.
staff-code-lost = No phone and no spare code? Contact your administrator.
staff-sign-in-reset = Forgotten your password?
staff-reset-title = New password
staff-reset-lead = Type the address you sign in with. If it belongs to an account, we send a link there.
staff-reset-submit = Send the link
staff-reset-sent = If the address belongs to an account, a link is on its way. It works for an hour. Look among junk mail, too.
staff-invitation-title = Welcome
staff-new-password-name = Your name, as colleagues see it
staff-new-password-name-empty = Type your name.
staff-new-password-submit = Save the password
staff-new-password-over = The link no longer works. It may have been used, or its time is over.
staff-new-password-over-reset = Ask for a new link
staff-new-password-over-invited = Were you invited? Ask the administrator to invite you again.
staff-sign-in-chosen = The password is saved. Sign in with it.
