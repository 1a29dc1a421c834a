initiative-badge-label = { $title }: { $state }, since { $date }
initiative-badge-since = since { $date }
initiative-badge-supporters =
    { $n ->
        [one] 1 supporter
       *[other] { $all } supporters
    }
initiative-badge-alt = Where initiative { $number } stands
initiative-badge = A picture for your own site
initiative-badge-text = The picture shows where the initiative stands. It has no script and follows nobody. Copy this to your page:
initiative-badge-copy = Copy the code
initiative-feed = Feed of what happens to the initiative (Atom)
initiatives-feed = Feed of initiatives (Atom)
initiative-share = Pass it on
initiative-share-mail = Send the address by e-mail
initiative-share-copy = Copy the address
initiative-share-copied = Copied
initiative-share-print = Print
own-initiatives = Your initiatives
own-initiative-open = Open
own-initiative-release = Take off my page
own-done-initiative-claimed = The initiative is on your page now.
own-done-initiative-released = The initiative is off your page.
own-offer-initiative = If you have a page of your own you can save the initiative there. Then you see and correct it without the receipt code. You need to sign in.
person-own-initiatives = Initiative on your page
person-initiative-number = Initiative number
own-drafts = Initiatives you are writing
own-draft-begun = You have begun an initiative
own-draft-keep = Save the draft on my page
own-draft-open = Go on
own-draft-drop = Throw the draft away
own-draft-untitled = Without a title
own-draft-told = Saved { $saved }. It is kept until { $until } unless you change it.
own-done-draft-kept = The draft is now on your page. You can go on with any device.
own-done-draft-dropped = The draft is gone.
initiative-draft-own = Would you like to go on later? If you have a page of your own, you can save the draft there.
person-own-drafts = Initiatives you are writing
person-saved-on = Saved on

# Feedback that becomes an initiative, and initiatives that become feedback.
feedback-start-initiative = Do you propose a change that concerns many?
feedback-start-initiative-text = Then make an initiative. It is published, handled by the unit and followed up, and others can support it.
staff-ask-offers-initiative = Propose in the same question that the case becomes an initiative. The resident decides.
event-initiative-offered = Was proposed to become an initiative
event-became-initiative = The resident made an initiative of it
resident-event-initiative-offered = We proposed that you make an initiative of it
resident-event-became-initiative = You made an initiative of it
follow-initiative = Would you like to make an initiative of it?
follow-initiative-text = Your text comes along, and the day on which you sent it counts. You add what an initiative needs, and your code opens the initiative. Would you rather not? Reply to the question above and we go on.
follow-initiative-make = Make an initiative
initiative-rule-feedback = The text tells of something that happened. It is feedback, not an initiative.
my-initiative-feedback = Send it as feedback instead
my-initiative-feedback-text = The unit that the matter belongs to answers you. The day on which you filed the initiative counts, and your code opens the case. The initiative is taken back.
my-initiative-feedback-send = Send as feedback
my-initiative-done-feedback = It is feedback now. Open the case with the same code.
