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
