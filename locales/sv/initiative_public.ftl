initiative-badge-label = { $title }: { $state }, sedan { $date }
initiative-badge-since = sedan { $date }
initiative-badge-supporters =
    { $n ->
        [one] 1 stöder
       *[other] { $all } stöder
    }
initiative-badge-alt = Var initiativ { $number } är
initiative-badge = En bild för din egen webbplats
initiative-badge-text = Bilden visar var initiativet är. Den har inga skript och följer ingen. Kopiera det här till din sida:
initiative-badge-copy = Kopiera koden
initiative-feed = Flöde om vad som händer med initiativet (Atom)
initiatives-feed = Flöde om initiativ (Atom)
initiative-share = Berätta vidare
initiative-share-mail = Skicka adressen med e-post
initiative-share-copy = Kopiera adressen
initiative-share-copied = Kopierad
initiative-share-print = Skriv ut
own-initiatives = Dina initiativ
own-initiative-open = Öppna
own-initiative-release = Ta bort från min sida
own-done-initiative-claimed = Initiativet finns nu på din sida.
own-done-initiative-released = Initiativet finns inte längre på din sida.
own-offer-initiative = Om du har en egen sida kan du spara initiativet där. Då ser och rättar du det utan kvittokoden. Du behöver logga in.
person-own-initiatives = Initiativ på din sida
person-initiative-number = Initiativets nummer
own-drafts = Initiativ som du skriver på
own-draft-begun = Du har börjat på ett initiativ
own-draft-keep = Spara utkastet på min sida
own-draft-open = Fortsätt
own-draft-drop = Kasta utkastet
own-draft-untitled = Utan rubrik
own-draft-told = Sparat { $saved }. Det finns kvar till och med { $until } om du inte ändrar något.
own-done-draft-kept = Utkastet finns nu på din sida. Du kan fortsätta på vilken enhet som helst.
own-done-draft-dropped = Utkastet är borttaget.
initiative-draft-own = Vill du fortsätta senare? Om du har en egen sida kan du spara utkastet där.
person-own-drafts = Initiativ som du skriver på
person-saved-on = Sparat

# Respons som blir ett initiativ, och initiativ som blir respons.
feedback-start-initiative = Föreslår du en förändring som gäller många?
feedback-start-initiative-text = Gör då ett initiativ. Det publiceras, behandlas av enheten och följs upp, och andra kan stöda det.
staff-ask-offers-initiative = Föreslå i samma fråga att ärendet blir ett initiativ. Invånaren bestämmer.
event-initiative-offered = Föreslogs bli ett initiativ
event-became-initiative = Invånaren gjorde det till ett initiativ
resident-event-initiative-offered = Vi föreslog att du gör ett initiativ av det
resident-event-became-initiative = Du gjorde ett initiativ av det
follow-initiative = Vill du göra ett initiativ av det?
follow-initiative-text = Din text följer med och dagen då du skickade den gäller. Du kompletterar det som ett initiativ kräver, och din kod öppnar initiativet. Vill du inte? Svara på frågan ovan, så går vi vidare.
follow-initiative-make = Gör ett initiativ
initiative-rule-feedback = Texten berättar om något som hände. Det är respons, inte ett initiativ.
my-initiative-feedback = Skicka det som respons i stället
my-initiative-feedback-text = Enheten som saken hör till svarar dig. Dagen då du lämnade in initiativet gäller, och din kod öppnar ärendet. Initiativet tas tillbaka.
my-initiative-feedback-send = Skicka som respons
my-initiative-done-feedback = Det är nu respons. Öppna ärendet med samma kod.
