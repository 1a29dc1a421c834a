# Mail to those who gave feedback. Only the number, the unit and a date; the rest stands on the page.
mail-received-subject = We have your feedback – { $number }
mail-received-what = Your feedback has arrived. It is now with { $unit }. The case number is { $number }.
mail-received-todo = You can follow your case and write more on the page below. You need the receipt code that you were given when you sent your feedback.
mail-received-by = You will have an answer by { $day } at the latest.
mail-question-subject = We need your answer – { $number }
mail-question-what = { $unit } has a question for you about case { $number }.
mail-question-todo = Read the question and answer it on the page below. You need your receipt code.
mail-question-by = Please answer by { $day }. After that we go on with what we know.
mail-answered-subject = Your case has been answered – { $number }
mail-answered-what = { $unit } has answered case { $number }.
mail-answered-todo = The answer is on the page below, where you can also write back. You need your receipt code.
mail-change-made-subject = The change we planned is made – { $number }
mail-change-made-what = { $unit } promised you a change in case { $number }. It is now made.
mail-change-made-todo = Read more on the page below. You need your receipt code.
mail-moved-subject = Your case belongs to another authority – { $number }
mail-moved-what = Case { $number } belongs to another authority. We have sent it there.
mail-moved-todo = You can see which authority on the page below. You need your receipt code.
mail-phone = Do you need help? Call { $phone } ({ $hours }).
mail-why = You get this message because this e-mail address was given together with feedback to { $organisation }. Was it not you? Then there is nothing you need to do.

# The page that shows the demo’s mail
demo-mail-title = Mail of the demo
demo-mail-lead = The demo sends no mail out. You see it here instead, the newest first.
demo-mail-to = To:
demo-mail-none = No mail yet. Give feedback and ask for the answer by e-mail, and the confirmation appears here.

# Letters to those who work here.
mail-invitation-subject = Welcome to “{ frame-service }”
mail-invitation-what = You are invited to work with residents’ feedback at { $organisation }.
mail-invitation-todo = Open the page below and choose a password.
mail-invitation-by = The link works once, for seven days.
mail-reset-subject = Choose a new password
mail-reset-what = Somebody asked for a new password for your account in “{ frame-service }”: { $organisation }.
mail-reset-todo = Open the page below and choose a new password.
mail-reset-by = The link works once, for an hour.
mail-to-staff-help = Do you need help? Ask your unit’s administrator.
mail-to-staff-why = You get this message because the address belongs to an account in “{ frame-service }”: { $organisation }. If you did not expect it, do not open the link, and tell the administrator.
mail-initiative-subject = { $event } – { $number }
mail-initiative-what = There is news about your initiative { $number }: { $event }.
mail-initiative-todo = Read more on the page below. You need the receipt code that you got when you filed the initiative.
mail-initiative-why = You get this message because this e-mail address was given together with an initiative to { $organisation }. Was it not you? Then you need not do anything.
mail-support-subject = Confirm that you support initiative { $number }
mail-support-what = Somebody, probably you, wants to support initiative { $number } with this e-mail address.
mail-support-todo = Open the page below and confirm. Until then your support does not count. With the same link you can take it back later.
mail-support-by = If the page asks for a number, write { $number }. The link can be confirmed for 7 days.
mail-support-why = You get this message because this e-mail address was given to { $organisation }. Was it not you? Then you need not do anything.
