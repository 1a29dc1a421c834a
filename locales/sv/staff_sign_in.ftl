# Signing in as staff.
staff-sign-in-title = Logga in
staff-sign-in-email = E-postadress i arbetet
staff-sign-in-password = Lösenord
staff-sign-in-submit = Logga in
staff-sign-in-first = Logga in först, så får du fortsätta.
staff-sign-in-kept = Du hade blivit utloggad, så inget har skickats än. Det du skrev sparas ett dygn: logga in så finns det där.
staff-sign-in-unsent = Du var inte inloggad, så det du gjorde sparades inte. Logga in och gör det igen.
staff-not-sent-title = Din text skickades inte
staff-not-sent-lead = Du var inte inloggad, och vi sparar inget åt någon som vi inte känner. Kopiera texten, logga in och skicka den igen.
staff-sign-in-signed-out = Du har loggat ut.
staff-sign-in-wrong = E-postadressen eller lösenordet är fel. Kontrollera båda och försök igen.
staff-sign-in-too-many = För många försök. Du kan försöka igen om { $minutes ->
    [one] 1 minut
   *[other] { $minutes } minuter
}.
staff-sign-in-residents = Som invånare behöver du inget konto.
staff-sign-in-to-front = Till invånarnas sidor
staff-code-title = Skriv koden
staff-code-lead = Första steget är klart. Nu behövs koden från din autentiseringsapp.
staff-code-field = Kod
staff-code-hint = Sex siffror från appen, eller en av dina reservkoder.
staff-code-wrong = Koden är fel eller redan använd. Vänta på nästa kod och skriv den.
staff-code-lost = Har du varken telefonen eller en reservkod? Kontakta administratören.
staff-sign-in-reset = Glömt lösenordet?
staff-reset-title = Nytt lösenord
staff-reset-lead = Skriv adressen du loggar in med. Om den hör till ett konto skickar vi en länk dit.
staff-reset-submit = Skicka länken
staff-reset-sent = Om adressen hör till ett konto är en länk på väg dit. Den fungerar i en timme. Titta också i skräpposten.
staff-invitation-title = Välkommen
staff-new-password-name = Ditt namn, som kollegerna ser det
staff-new-password-name-empty = Skriv ditt namn.
staff-new-password-submit = Spara lösenordet
staff-new-password-over = Länken fungerar inte längre. Den kan redan vara använd, eller så har tiden gått ut.
staff-new-password-over-reset = Be om en ny länk
staff-new-password-over-invited = Var du inbjuden? Be administratören bjuda in dig på nytt.
staff-sign-in-chosen = Lösenordet är sparat. Logga in med det.
