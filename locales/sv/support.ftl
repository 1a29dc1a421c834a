# Att stöda ett initiativ: blanketten, sidan bakom brevets länk, det egna stödet och räknarna.
support-lead = Du stöder initiativet med ditt namn. En person räknas en gång.
support-counting = Det stöd räknas som ges med { $levels }.
support-and = eller
support-level-email = e-post
support-level-strong = stark autentisering
support-level-paper = underskrift på papper
support-name-hint = Ditt namn, eller föreningens, företagets eller kommunens.
support-name-empty = Skriv ett namn, och ingen personbeteckning
support-ground-hint = Lagen kräver att det framgår på vilken grund du deltar.
support-ground-empty = Välj en grund som initiativet kan stödas på
support-municipality-hint = Där du bor, där organisationen har sin hemort eller där fastigheten finns.
support-municipality-empty = Välj en kommun i välfärdsområdet. Den som bor på annat håll kan delta på en annan grund.
support-shows-name-yes = Ja, visa namnet
support-shows-name-no = Nej, räkna mig bara
support-email = E-post
support-email-hint = Vi skickar en länk med vilken du bekräftar ditt stöd. Ingen annan ser adressen. Om du identifierar dig behövs den inte.
support-email-empty = Skriv din e-postadress, så att du kan bekräfta ditt stöd
support-level-refused = Det här initiativet kan stödas bara med stark autentisering eller på papper
support-by-letter = Bekräfta med e-post
support-strong = Identifiera dig
support-paper-only = Det här initiativet kan stödas bara på papper. Be initiativtagarna om en blankett.
support-then = Vad händer sedan
support-then-text = Ditt stöd räknas när det är bekräftat. Du kan ta tillbaka det så länge stöd samlas in.
support-find = Har du redan gett ditt stöd?
support-find-text = Identifiera dig på nytt, eller använd länken i meddelandet, för att se ditt stöd eller ta tillbaka det.
support-find-strong = Hitta mitt stöd
support-find-code = Jag har en kod
support-kept = Det här sparar vi
support-kept-text = Namn och adress sparas krypterade. De tas bort när initiativet är avgjort; antalet blir kvar. Stöd som ingen bekräftar raderas efter 7 dagar.
support-asked-title = Titta i din e-post
support-asked = Vi har skickat en länk till
support-asked-text = Öppna den inom 7 dagar och bekräfta ditt stöd. Till dess räknas det inte. Kom inget meddelande? Titta bland skräpposten och kontrollera adressen.
support-back = Till initiativet
support-closed-title = Stöd samlas inte längre in
support-closed = Ditt stöd antecknades inte, och inget av det du skrev sparas för det. Ett initiativ behandlas oavsett hur många som stöder det.
support-over-title = Länken fungerar inte
support-over = Den är mer än 7 dagar gammal, eller fel skriven. Om du har bekräftat ditt stöd räknas det. Annars kan du stöda initiativet på nytt.
support-not-there = Vi hittade inget stöd. Om du vill stöda initiativet, fyll i blanketten på nytt.
support-refused-title = Stödet kan inte antecknas
support-elsewhere = Enligt befolkningsregistret bor du i en kommun utanför välfärdsområdet. Du kan ändå delta på en annan grund.
support-too-young = Ett initiativ om folkomröstning kan stödas av invånare som har fyllt 15 år.
support-number = Numret i meddelandet
support-number-hint = Fyra siffror. De visar att en människa har läst meddelandet.
support-number-wrong = Skriv de fyra siffrorna som står i meddelandet
support-confirm = Bekräfta mitt stöd
support-open = Öppna mitt stöd
support-not-you = Var det inte du? Stäng sidan. Inget antecknas.
support-standing-confirmed = Du stöder initiativet sedan { $date }.
support-standing-withdrawn = Du tog tillbaka ditt stöd { $date }.
support-counts = Ditt stöd räknas.
support-counts-not = Ditt stöd visas, men räknas inte.
support-make-count = Identifiera dig, så att det räknas
support-code = Din kod
support-code-text = Med koden kan du se ditt stöd och ta tillbaka det. Den visas bara nu: skriv upp eller spara den.
support-fact-level = Bekräftat med
support-fact-name = Namnet på webben
support-withdraw = Ta tillbaka stödet
support-withdraw-text = Då räknas du inte längre, och ditt namn och din adress raderas. Du kan stöda initiativet på nytt senare.
support-withdraw-closed = Stöd samlas inte längre in, så det kan inte tas tillbaka.
support-done-withdraw = Ditt stöd är taget tillbaka.
support-title = Stöd
support-counted =
    { $n ->
        [one] 1 stöder: { $residents } invånare i välfärdsområdet, { $others } annan.
       *[other] { $all } stöder: { $residents } invånare i välfärdsområdet, { $others } andra.
    }
support-uncounted =
    { $n ->
        [one] Därtill har 1 bekräftat bara med e-post och räknas inte.
       *[other] Därtill har { $all } bekräftat bara med e-post och räknas inte.
    }
support-limit = { $supporters } av { $threshold }. Gränsen är räknad på { $persons } personer ({ $counted }).
support-limit-reached = { $supporters } av { $threshold }. Gränsen nåddes { $date }. Den är räknad på { $persons } personer ({ $counted }).
support-towns = Invånare enligt kommun
support-towns-text = Kommuner med färre än 5 som stöder visas tillsammans.
support-towns-rest = Övriga kommuner tillsammans
support-names = De som vill synas med namn
support-names-none = Ingen har ännu valt att synas med namn.
support-names-over = Namnen har tagits bort från webben. Antalet blir kvar.
support-names-first = Från början

# Folkomröstningsinitiativ: vad lagen kräver.
referendum-title = Folkomröstning: vad lagen kräver
referendum-who = Det görs och stöds av invånare i välfärdsområdet som har fyllt { $age } år.
referendum-number = Det ska ha minst { $supporters } som stöder: 3 procent av de { $persons } invånare som har fyllt { $age } år ({ $date }).
referendum-how = Man stöder det med stark autentisering, eller på papper med namn, födelsedatum, kommun och egen underskrift. E-post räcker inte.
referendum-then = När gränsen är nådd beslutar fullmäktige utan dröjsmål om folkomröstningen ordnas. Den är rådgivande. Nås gränsen inte behandlas initiativet som andra initiativ.
