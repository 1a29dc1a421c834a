# The privacy notice

privacy-lead = Här berättar vi vad vi gör med det du skriver och hur länge vi sparar det. Du kan ge respons utan att berätta vem du är.
privacy-to-be-confirmed = Välfärdsområdet har inte bekräftat ändamålen, de rättsliga grunderna, tiderna och kontaktuppgifterna än.
privacy-controller-title = Vem ansvarar för uppgifterna?
privacy-controller = Personuppgiftsansvarig är
privacy-controller-phone = Telefon:
privacy-officer = Dataskyddsombudet når du på
privacy-purposes-title = Vad används uppgifterna till, och på vilken grund?
privacy-no-decisions = Programmet väljer efter regler vilken enhet som får din respons. Alla svar och beslut ges av människor.
privacy-anonymous-title = Vad sparar vi när du ger respons?
privacy-anonymous = Vi sparar din text, det du väljer i formuläret och dagen då responsen kom. Vi sparar inte din nätadress, din webbläsare eller klockslaget.
privacy-code = Kvittokoden sparas inte som den är. Därför kan ingen hos oss ta reda på den.
privacy-identity = Personbeteckningar i texten döljs innan den sparas.
privacy-contact = Uppgifter som du lämnar för att få svar används bara till att svara dig.
privacy-kept-title = Hur länge sparas uppgifterna?
privacy-kept = Programmet ser varje natt efter vad som har varit sparat tillräckligt länge.
privacy-for-good = Sparas för alltid.
privacy-at-once = Genast efter { $from }.
privacy-after-years = { $n ->
    [one] Ett år efter { $from }.
   *[other] { $n } år efter { $from }.
}
privacy-after-months = { $n ->
    [one] En månad efter { $from }.
   *[other] { $n } månader efter { $from }.
}
privacy-after-days = { $n ->
    [one] En dag efter { $from }.
   *[other] { $n } dagar efter { $from }.
}
privacy-from-created = att det kom till
privacy-from-expired = att det slutade gälla
privacy-from-closed = att ärendet stängdes
privacy-from-final-decision = det slutliga beslutet
privacy-from-left = att du lämnade panelen
privacy-from-last-active = att du senast deltog
privacy-from-sealed = att enkäten stängdes
privacy-from-sent = att det skickades
privacy-then-delete = Då tas det bort.
privacy-then-tombstone = Då tas orden bort. Kvar blir ärendets nummer, enhet, slag och dagar.
privacy-then-archive = Det förs över till arkivet.
privacy-sealed-title = Vad är krypterat?
privacy-sealed = Det här är krypterat i databasen. Nycklarna ligger utanför den.
privacy-sealed-feedback = Responsens text
privacy-sealed-contacts = Namn, e-postadress och telefonnummer för svar
privacy-sealed-attachments = Bilagor och deras namn
privacy-sealed-case-events = Anteckningar i ärendets historia
privacy-sealed-messages = Meddelanden mellan dig och enheten
privacy-sealed-answers = Svar, och vad du tyckte om dem
privacy-sealed-publications = Texter som görs redo att bli offentliga
privacy-sealed-initiative-texts = Initiativens texter
privacy-sealed-initiative-makers = Initiativtagarnas namn, e-postadresser och telefonnummer
privacy-sealed-initiative-events = Det som hände med ett initiativ, med skälen
privacy-sealed-initiative-drafts = Initiativ som du har börjat på men inte skickat
privacy-sealed-initiative-keys = Initiativets kvitto, tills du har sett det
privacy-sealed-support-requests = Namn och e-postadress för stöd som inte är bekräftat än
privacy-sealed-supports = Namn och e-postadress för den som stöder ett initiativ
privacy-sealed-paper-batches = Vem som lämnade in stöd på papper
privacy-sealed-paper-scans = Namnen på inskannade papper
privacy-sealed-paper-lines = Namn och födelsedag på stöd som lämnats på papper
privacy-sealed-access-records = Varför någon öppnade en originaltext
privacy-sealed-staff-drafts = Personalens utkast till svar
privacy-sealed-kept-forms = Det som personalen har skrivit men inte skickat
privacy-sealed-outbox = Mottagaren av e-post, och länken i den
privacy-sealed-resident-identities = Kommunen du bor i, om du har identifierat dig
privacy-sealed-totp-secrets = Hemligheten bakom personalens engångskoder
privacy-sealed-passkeys = Personalens passnycklar och deras namn
privacy-sealed-drafts = Respons som du har börjat på men inte skickat
privacy-sealed-residents = E-postadressen till din egen sida
privacy-sealed-resident-sign-ins = E-postadressen till den som bad om ett e-postmeddelande för att logga in
privacy-sealed-idempotency-keys = Kvittot, tills du har sett det
privacy-receivers-title = Vem får uppgifterna?
privacy-receivers-county = Den enhet som ansvarar för ditt ärende, och de som samordnar enheterna. Den som läser ett ärende lämnar ett spår.
privacy-receivers-mail = E-post går genom välfärdsområdets e-postserver. Den innehåller ärendets nummer och en länk, aldrig det du eller vi har skrivit.
privacy-receivers-no-mail = Ingen e-post lämnar tjänsten: den sparas i en mapp på servern.
privacy-receivers-sso = Personalen kan logga in genom arbetsgivarens inloggningstjänst. Den får veta att de loggar in här, och inget om invånare.
privacy-receivers-strong = Den som identifierar sig starkt gör det i en autentiseringstjänst. Den får veta att personen kommer hit, men inget om vad den skriver.
privacy-receivers-nobody = Ingen annan. Sidorna hämtar inget från andra webbplatser, och uppgifterna används inte till reklam.
privacy-cookies-title = Kakor
privacy-cookies = Sidorna lägger inga kakor på din enhet när du läser. Det här är alla kakor som finns, och när de behövs.
privacy-cookie-view = Minns hur du vill läsa: språk, storlek och färger.
privacy-cookie-draft = Hittar din påbörjade respons.
privacy-cookie-case = Håller ditt ärende öppet när du har skrivit kvittokoden. Den slutar gälla efter en halv timme utan besök.
privacy-cookie-claim = Hittar ditt ärende igen när du loggar in för att spara det på din sida. Den slutar gälla efter en halvtimme.
privacy-cookie-sign-in = Minns att du bad om ett e-postmeddelande för att logga in. Den slutar gälla efter 10 minuter.
privacy-cookie-resident = Håller dig inloggad på din sida.
privacy-cookie-days = Den försvinner efter { $n } dagar, eller när du loggar ut.
privacy-cookie-initiative-draft = Hittar det initiativ som du har börjat på.
privacy-cookie-initiative = Håller ditt initiativ öppet när du har skrivit kvittokoden. Den slutar gälla efter en halv timme utan besök.
privacy-cookie-support = Öppnar ditt stöd för ett initiativ, eller minns att du bad om meddelandet. Den slutar gälla efter en halv timme, eller senast efter 8 dagar.
privacy-cookie-staff = Håller personalen inloggad.
privacy-cookie-half = Minns mellan personalens lösenord och engångskod att lösenordet var rätt.
privacy-cookie-sign-on = Minns i tio minuter att du är hos en annan tjänst för att logga in, så att svaret kommer till dig.
privacy-cookie-asked = Ser till att personalens passnyckel svarar i samma webbläsare som frågades.
privacy-cookie-window = Den försvinner när du stänger webbläsaren.
privacy-cookie-kept = Den finns kvar tills du tar bort den.
privacy-logs-title = Loggar och säkerhetskopior
privacy-logs = Programmets logg berättar vilket slags sida som visades och vad som gick fel, utan nätadresser och utan det som skrevs.
privacy-logs-kept = Loggen tas bort: { $until }
privacy-backups-kept = Det som har tagits bort kan finnas kvar i säkerhetskopior. De tas bort: { $until }
privacy-rights-title = Dina rättigheter
privacy-rights = Du kan be oss om det här:
privacy-rights-see = Få se dina uppgifter, som en läsbar sida och som en fil för program.
privacy-rights-correct = Rätta det som är fel.
privacy-rights-erase = Ta bort dina uppgifter. Det som lagen kräver att vi sparar blir kvar utan ditt namn.
privacy-rights-object = Begränsa hur uppgifterna används, eller invända mot det.
privacy-rights-how = Skriv eller ring till den som ansvarar för uppgifterna, eller skriv till dataskyddsombudet. Vi svarar inom en månad.
privacy-rights-anonymous = Har du gett respons utan namn? Då vet vi inte vilken som är din. Visa kvittokoden, så hittar vi den.
privacy-supervisor-title = Om du inte är nöjd
privacy-supervisor = Dataombudsmannen övervakar hur personuppgifter behandlas. Du kan klaga där.
privacy-supervisor-link = Dataombudsmannens webbplats
