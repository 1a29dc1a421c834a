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
