# Att följa ett initiativ: fältet, brevet som bekräftar, sidan bakom brevens länk, brev om vad som har hänt, och min sida.
page-initiative-follow = Följ initiativet
page-follower-link = Bekräfta att du vill följa
page-own-followings = Initiativ som jag följer
follow-initiative-counted =
    { $n ->
        [0] Ingen följer initiativet ännu.
        [one] 1 person följer initiativet.
       *[other] { $all } personer följer initiativet.
    }
follow-initiative-lead = Vi skriver till dig varje gång något händer med initiativet: när det överlämnas, behandlas, avgörs och följs upp, och om vi är sena.
follow-initiative-email = E-post
follow-initiative-hint = Du får ett meddelande när något händer. Ingen annan ser adressen.
follow-initiative-empty = Skriv din e-postadress
follow-initiative-send = Skicka mig en länk
follow-initiative-own = Följ på min sida
follow-initiative-kept = Adressen sparas krypterad. Den raderas genast när du slutar följa, och annars när initiativet har avslutats. En adress som ingen bekräftar raderas efter 7 dagar.
follow-initiative-asked = Öppna den inom 7 dagar och bekräfta. Först då skickar vi något mer. Kom inget meddelande? Titta bland skräpposten och kontrollera adressen.
follow-initiative-ended-title = Det händer inget mer med initiativet
follow-initiative-ended = Det här initiativet har avslutats, så det finns inget mer att följa. Allt som har hänt står på dess sida.
follower-confirm = Följ initiativet
follower-not-you = Var det inte du? Stäng sidan. Då skickar vi inget mer.
follower-begun-title = Du följer initiativet
follower-begun = Vi skriver när något händer. I varje meddelande finns en länk med vilken du slutar följa.
follower-stop-title = Sluta följa initiativet
follower-stop-text = Då skickar vi inte fler meddelanden om det här initiativet, och din adress raderas.
follower-stop = Sluta följa
follower-stopped-title = Du följer inte längre initiativet
follower-stopped = Vi skickar inte fler meddelanden om initiativet. Uppgiften att du följde det är raderad.
follower-over-title = Länken fungerar inte
follower-over = Antingen följer du inte längre initiativet, eller så är länken mer än 7 dagar gammal eller fel skriven. På initiativets sida kan du börja följa det igen.
own-followings = Det du följer
own-followings-lead = Meddelanden kommer till adressen för ditt konto.
own-followings-no-address = Ditt konto har ingen e-postadress. Därför skickas inga meddelanden, men initiativen står här.
own-followings-none = Du följer inget initiativ ännu. Öppna ett initiativ och välj Följ på min sida.
own-following-since = Du följer initiativet sedan { $date }.
mail-follow-subject = Bekräfta att du vill följa initiativ { $number }
mail-follow-what = Någon, troligen du, vill följa initiativ { $number } med den här e-postadressen.
mail-follow-todo = Öppna sidan nedan och bekräfta. Först då skickar vi meddelanden om initiativet.
mail-follow-by = Sidan frågar efter ett nummer: skriv { $number }. Länken fungerar i 7 dagar.
mail-news-subject = Nytt om initiativ { $number }: { $event }
mail-news-what = Det här har hänt med initiativ { $number }, som du följer: { $events }.
mail-news-todo = Läs mer på initiativets sida:
mail-news-why = Du får det här meddelandet eftersom du har bett { $organisation } om att få följa initiativet.
mail-news-stop = Vill du inte få fler? Sluta följa det här:
person-followings = Initiativ som du följer
person-followed-on = Följer sedan
person-message-follower-confirm = Bekräftelse av att följa ett initiativ
person-message-follower-news = Nytt om ett initiativ som du följer
privacy-sealed-follower-requests = E-postadresser till dem som vill följa ett initiativ men inte har bekräftat det än
privacy-sealed-followers = E-postadresser till dem som följer ett initiativ, och hemligheten i deras länkar
