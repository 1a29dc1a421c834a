# Following an initiative: the field, the letter that confirms it, the page behind the link of letters, news, and my page.
page-initiative-follow = Follow the initiative
page-follower-link = Confirm that you want to follow
page-own-followings = Initiatives that I follow
follow-initiative-counted =
    { $n ->
        [0] Nobody follows the initiative yet.
        [one] 1 person follows the initiative.
       *[other] { $all } people follow the initiative.
    }
follow-initiative-lead = We write to you each time something happens to the initiative: when it is handed over, handled, decided and followed up, and when we are late.
follow-initiative-email = E-mail
follow-initiative-hint = You get a message when something happens. Nobody else sees the address.
follow-initiative-empty = Write your e-mail address
follow-initiative-send = Send me a link
follow-initiative-own = Follow on my page
follow-initiative-kept = The address is kept encrypted. It is erased at once when you stop following, and otherwise when the initiative has ended. An address that nobody confirms is erased after 7 days.
follow-initiative-asked = Open it within 7 days and confirm. Only then do we send anything more. No message? Look among the junk mail and check the address.
follow-initiative-ended-title = Nothing more happens to the initiative
follow-initiative-ended = This initiative has ended, so there is nothing more to follow. Everything that has happened stands on its page.
follower-confirm = Follow the initiative
follower-not-you = Was it not you? Close the page. We send nothing more.
follower-begun-title = You follow the initiative
follower-begun = We write when something happens. Each message has a link with which you stop following.
follower-stop-title = Stop following the initiative
follower-stop-text = We then send no more messages about this initiative, and your address is erased.
follower-stop = Stop following
follower-stopped-title = You no longer follow the initiative
follower-stopped = We send no more messages about the initiative. That you followed it is erased.
follower-over-title = The link does not work
follower-over = Either you no longer follow the initiative, or the link is more than 7 days old or mistyped. You can follow the initiative again on its page.
own-followings = What you follow
own-followings-lead = Messages come to the address of your account.
own-followings-no-address = Your account has no e-mail address. So no messages are sent, but the initiatives stand here.
own-followings-none = You follow no initiative yet. Open an initiative and choose Follow on my page.
own-following-since = You have followed the initiative since { $date }.
mail-follow-subject = Confirm that you want to follow initiative { $number }
mail-follow-what = Somebody, probably you, wants to follow initiative { $number } with this e-mail address.
mail-follow-todo = Open the page below and confirm. Only then do we send messages about the initiative.
mail-follow-by = The page asks for a number: write { $number }. The link works for 7 days.
mail-news-subject = News about initiative { $number }: { $event }
mail-news-what = This has happened to initiative { $number }, which you follow: { $events }.
mail-news-todo = Read more on the initiative's page:
mail-news-why = You get this message because you asked { $organisation } to follow the initiative.
mail-news-stop = Do you want no more of them? Stop following here:
person-followings = Initiatives that you follow
person-followed-on = Followed since
person-message-follower-confirm = Confirmation of following an initiative
person-message-follower-news = News about an initiative that you follow
privacy-sealed-follower-requests = E-mail addresses of those who want to follow an initiative and have not confirmed it yet
privacy-sealed-followers = E-mail addresses of those who follow an initiative, and the secret in their links
