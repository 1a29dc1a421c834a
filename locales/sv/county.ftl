# How the county is set up.
county-settings = Inställningar
county-settings-text = Tidsfrister, telefon och andra uppgifter som gäller hela området.
county-phrases = Standardtexter
county-phrases-text = Färdiga stycken att börja ett svar med, parvis på svenska och finska.
county-topics = Ämnen
county-topics-text = Vad respons kan handla om. Orden hjälper programmet att föreslå rätt ämne.
county-services = Tjänster
county-services-text = Tjänsterna som invånarna känner dem, och enheten som svarar för var och en.
county-places = Platser
county-places-text = Hus och områden där tjänsterna ges.
county-units = Enheter
county-units-text = Organisationen. En enhet som upphör stängs, och en annan enhet tar över dess ärenden och regler.
county-add-phrase = Lägg till en standardtext
county-add-topic = Lägg till ett ämne
county-add-service = Lägg till en tjänst
county-add-place = Lägg till en plats
county-add-unit = Lägg till en enhet
county-history = Ändringar
county-history-text = Vem som har ändrat vad, när och varför. De gamla uppgifterna finns kvar.
county-pack = Områdets uppgiftspaket
county-by-operator = Driften
county-more = { $count ->
    [one] och { $count } ändring till
   *[other] och { $count } ändringar till
}
county-old = Förut:
county-new = Nu:
county-closed = Stängd
county-name-sv = Namn på svenska
county-name-fi = Namn på finska
county-name-en = Namn på engelska
county-text-sv = Text på svenska
county-text-fi = Text på finska
county-text-en = Text på engelska
county-in-sv = På svenska
county-in-fi = På finska
county-in-en = På engelska
county-words-sv = Svenska ord
county-words-fi = Finska ord
county-words-en = Engelska ord
county-words-hint = Ett ord på varje rad, i vilken böjning som helst.
county-goal = Strategimål
county-goal-hint = Målet föreslås för den som svarar på respons om ämnet.
county-no-goal = Inget mål
county-examples-sv = Exempel på svenska
county-examples-fi = Exempel på finska
county-examples-en = Exempel på engelska
county-service-unit = Enhet som svarar
county-service-unit-hint = Den får responsen när ingen regel säger något annat.
county-sensitive = Hälso- eller socialtjänst
county-sensitive-hint = Finns det en enda sådan tjänst döljs antal under tio i stället för under fem i all statistik vid målen.
county-municipality = Kommun
county-place-services = Tjänster på platsen
county-parent = Hör till
county-no-parent = Ingen enhet ovanför
county-level = Nivå
county-level-service-area = Sektor
county-level-result-area = Resultatområde
county-level-service-unit = Serviceenhet
county-opened-on = Första dag
county-yes = Ja
county-no = Nej
county-range = Ett heltal från { $least } till { $most }.
county-days = Dagar
county-working-days = Arbetsdagar
county-answer = Svarstid
county-answer-text = Så många dagar efter ankomsten har invånaren senast ett svar. Det lovas på kvittot. Ärenden som redan har kommit behåller sin dag.
county-acknowledge = Tid tills någon har läst
county-acknowledge-text = Så många arbetsdagar får det ta innan en människa har sett meddelandet.
county-transfer-return = Tid att skicka tillbaka
county-transfer-return-text = Så länge kan en enhet skicka tillbaka ett ärende som en annan enhet skickade. Sedan är det enhetens eget.
county-waiting = Tid att vänta på invånaren
county-waiting-text = Så många dagar väntar ett ärende på invånarens svar på en fråga. Sedan går tiden vidare av sig själv.
county-phone = Telefon
county-phone-text = Numret för hjälp står på varje sida.
county-phone-number = Nummer
county-phone-hours = Telefontid
county-phone-hours-text = När telefonen besvaras. Står efter numret.
county-visit = Adress
county-visit-text = Dit man kan skicka eller lämna respons på papper.
county-panel-name = Invånarpanelens namn
county-panel-name-text = Så heter panelen på alla sidor.
county-missing = Fyll i: { $field }.
county-no-number = Skriv ett heltal.
county-out-of-range = Talet är för litet eller för stort.
county-no-day = Ange dagen.
county-unsound = Ingenting sparades, för uppgifterna skulle inte gå ihop. Kontrollen säger:
county-in-use = Den kan inte tas bort, för något annat hänvisar till den. Kontrollen säger:
county-conflict = Någon annan hann ändra uppgifterna. Hens ändring syns längst ner. Det du skrev finns kvar: spara igen om det fortfarande ska gälla.
county-reason = Varför?
county-reason-hint = Syns i ändringarna. Får vara tomt.
county-save = Spara
county-remove = Ta bort
county-not-yours = Du kan läsa men inte ändra detta.
county-close = Stäng enheten
county-close-title = Stäng { $unit }
county-close-text = Gårdagen blir enhetens sista dag. I samma steg går detta till enheten som tar över:
county-close-cases = { $count ->
    [one] { $count } öppet ärende
   *[other] { $count } öppna ärenden
}
county-close-services = { $count ->
    [one] { $count } tjänst
   *[other] { $count } tjänster
}
county-close-rules = { $count ->
    [one] { $count } regel
   *[other] { $count } regler
}
county-close-people = { $count ->
    [one] { $count } person har en roll i enheten. Rollen flyttas inte: ge en ny.
   *[other] { $count } personer har en roll i enheten. Rollerna flyttas inte: ge nya.
}
county-successor = Enhet som tar över
county-successor-hint = Den som arbetar med ett ärende behåller det, om hen har en roll där.
county-close-reason = Varför stängs enheten?
county-close-button = Stäng enheten
county-close-no-successor = Välj enheten som tar över.
county-close-no-reason = Skriv varför enheten stängs.
county-reason-code = Det står en personbeteckning i skälet. Ta bort den.
county-close-general-desk = Enheten tar emot det som ingen annan kan ta, och kan inte stängas.
county-close-sub-units = Enheten har öppna enheter under sig. Stäng eller flytta dem först.
county-close-bad-successor = Enheten kan inte ta över. Välj en annan.
county-close-unsound = Enheten kan inte stängas så här: uppgifterna skulle inte gå ihop.
county-done-saved = Ändringen är sparad och gäller nu.
county-done-removed = Borttaget.
county-done-closed = Enheten är stängd och dess ärenden har gått vidare.
county-rules-version = Reglernas version
county-rule-unit = Regel { $rule }: enhet
county-closed-on = Enheten stängs. Sista dagen är { $day }, och { $unit } tar över.
county-to-be-confirmed = Väntar på bekräftelse
county-reopening = Tid att öppna ett ärende igen
county-reopening-text = Så många dagar efter svaret kan invånaren säga att det inte hjälpte.
county-privacy-notice = Integritetsmeddelande
county-privacy-notice-text = Till vem man skriver om sina uppgifter. Kryssa bort väntan när ändamål, rättsliga grunder och tider är bekräftade.
county-officer-email = Dataskyddsombudets e-postadress
county-accessibility-statement = Tillgänglighetsutlåtande
county-accessibility-statement-text = Dagarna som utlåtandet visar. Kryssa bort väntan när bedömningen är bekräftad.
county-stated-on = Dagen då utlåtandet gavs
county-reviewed-on = Dagen då det senast sågs över
county-range-or-none = Ett heltal mellan { $least } och { $most }. Tomt: inställningen är av.
county-initiative-check = Tid för att granska ett initiativ
county-initiative-check-text = Registratorn granskar ett initiativ före publiceringen inom så många arbetsdagar från inlämningen eller rättelsen. Kvittot lovar det, och initiativets sida räknar dagarna offentligt.
county-initiative-counting = Stöd som räknas
county-initiative-counting-text = Vad som räknas in i antalet som stöder. Resten visas bredvid. Den svenska texten i 30 § i lagen om välfärdsområden kräver stark autentisering när namn samlas på nätet, den finska texten gör det inte.
county-support-levels = Vad som räknas
county-support-strong = Stark autentisering
county-support-paper = Underskrift på papper, granskad av två personer
county-support-email = Bekräftad e-postadress
county-initiative-collecting = Tid för att samla stöd
county-initiative-collecting-text = Initiativtagarna kan samla stöd i så många dagar innan initiativet överlämnas. När inställningen är av överlämnas varje initiativ genast när det har publicerats.
county-initiative-threshold = Områdets egen gräns för stöd
county-initiative-threshold-text = Ingen lag kräver att ett medlemsinitiativ har stöd: ett initiativ under gränsen behandlas på samma sätt. Antalet räknas av befolkningen den dag initiativet lämnas in och ändras inte för det initiativet.
county-per-mille = Tusendelar av invånarna
county-from-age = Invånare som räknas
county-every-age = I alla åldrar
county-age = { $age } år eller äldre
county-initiative-handling = Områdets egen tid för åtgärderna
county-initiative-handling-text = Åtgärderna meddelas senast så lång tid efter överlämnandet. Lagen har ingen tid för det. När inställningen är av ger beskedet om handläggningen initiativtagarna en uppskattning.
county-length = Längd
county-time-unit = Räknas i
county-months = Månader
county-initiative-names = Privatpersoners namn
county-initiative-names-text = Privatpersoners namn finns kvar på nätet så många dagar efter att åtgärderna har meddelats. Sedan lämnas de bort. Föreningars och företags namn står kvar.
county-initiative-process = Initiativens process
county-initiative-process-text = Processens beteckning i områdets informationsstyrningsplan. Den förs in i ärenderegistret med varje initiativ (lag 906/2019, 26 §).
county-process = Processens beteckning
