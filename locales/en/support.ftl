# Supporting an initiative: the form, the letter's page, one's own support, and the counters.
support-lead = You support the initiative with your name. One person counts once.
support-counting = Support counts that is given by { $levels }.
support-and = or
support-level-email = e-mail
support-level-strong = strong identification
support-level-paper = signature on paper
support-name-hint = Your name, or that of the association, company or municipality.
support-name-empty = Write a name, and no personal identity code
support-ground-hint = The law requires that it shows on what ground you take part.
support-ground-empty = Choose a ground that this initiative can be supported on
support-municipality-hint = Where you live, where the organisation has its domicile or where the property lies.
support-municipality-empty = Choose a municipality of the county. Whoever lives elsewhere can take part on another ground.
support-shows-name-yes = Yes, show the name
support-shows-name-no = No, only count me
support-email = E-mail
support-email-hint = We send a link by which you confirm your support. Nobody else sees the address. If you identify yourself, it is not needed.
support-email-empty = Write your e-mail address, so that you can confirm your support
support-level-refused = This initiative can be supported by strong identification or on paper only
support-by-letter = Confirm by e-mail
support-strong = Identify yourself
support-paper-only = This initiative can be supported on paper only. Ask the initiators for a form.
support-then = What happens then
support-then-text = Your support counts once it is confirmed. You can take it back as long as support is collected.
support-find = Have you supported already?
support-find-text = Identify yourself again, or use the link in the e-mail, to see your support or take it back.
support-find-strong = Find my support
support-find-code = I have a code
support-kept = What we keep
support-kept-text = Name and address are kept encrypted. They are removed when the initiative has been decided; the number stays. Support that nobody confirms is erased after 7 days.
support-asked-title = Look in your e-mail
support-asked = We have sent a link to
support-asked-text = Open it within 7 days and confirm your support. Until then it does not count. Did no e-mail come? Look among unwanted mail, and check the address.
support-back = To the initiative
support-closed-title = Support is no longer collected
support-closed = Your support was not recorded, and nothing of what you typed is kept for it. An initiative is handled whatever the number of supporters.
support-over-title = The link does not work
support-over = It is more than 7 days old, or has been typed wrongly. If you have confirmed your support, it counts. Otherwise you can support the initiative again.
support-not-there = We found no support. If you want to support the initiative, fill in the form again.
support-refused-title = The support cannot be recorded
support-elsewhere = According to the population register you live in a municipality outside the county. You can still take part on another ground.
support-too-young = An initiative for a referendum can be supported by residents who are 15 or older.
support-number = Number in the e-mail
support-number-hint = Four figures. They show that a person has read the e-mail.
support-number-wrong = Write the four figures that stand in the e-mail
support-confirm = Confirm my support
support-open = Open my support
support-not-you = Was it not you? Close the page. Nothing is recorded.
support-standing-confirmed = You have supported the initiative since { $date }.
support-standing-withdrawn = You took your support back on { $date }.
support-counts = Your support counts.
support-counts-not = Your support is shown, but does not count.
support-make-count = Identify yourself, so that it counts
support-code = Your code
support-code-text = With the code you can see your support and take it back. It is shown only now: write it down or save it.
support-fact-level = Confirmed by
support-fact-name = Name on the web
support-withdraw = Take the support back
support-withdraw-text = You are then no longer counted, and your name and address are erased. You can support the initiative again later.
support-withdraw-closed = Support is no longer collected, so it cannot be taken back.
support-done-withdraw = Your support is taken back.
support-title = Support
support-counted =
    { $n ->
        [one] 1 supporter: { $residents } resident in the county, { $others } others.
       *[other] { $all } supporters: { $residents } residents of the county, { $others } others.
    }
support-uncounted =
    { $n ->
        [one] 1 more has confirmed by e-mail alone and does not count.
       *[other] { $all } more have confirmed by e-mail alone and do not count.
    }
support-limit = { $supporters } of { $threshold }. The limit is computed from { $persons } persons ({ $counted }).
support-limit-reached = { $supporters } of { $threshold }. The limit was reached on { $date }. It is computed from { $persons } persons ({ $counted }).
support-towns = Residents by municipality
support-towns-text = Municipalities with fewer than 5 supporters are shown together.
support-towns-rest = Other municipalities together
support-names = Those who want to be named
support-names-none = Nobody has chosen to be named yet.
support-names-over = The names have been removed from the web. The number stays.
support-names-first = From the beginning

# Referendum initiatives: what the law asks for.
referendum-title = Referendum: what the law asks for
referendum-who = It is made and supported by residents of the county who are { $age } or older.
referendum-number = It needs at least { $supporters } supporters: 3 per cent of the { $persons } residents who are { $age } or older ({ $date }).
referendum-how = It is supported by strong identification, or on paper with name, date of birth, municipality and one’s own signature. E-mail is not enough.
referendum-then = Once the limit is reached the council decides without delay whether to hold the referendum. It is advisory. If the limit is not reached, the initiative is handled as any other.
