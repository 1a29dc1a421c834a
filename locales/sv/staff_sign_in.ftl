# Signing in as staff.
staff-sign-in-title = Logga in
staff-sign-in-email = E-postadress i arbetet
staff-sign-in-password = Lösenord
staff-sign-in-submit = Logga in
staff-sign-in-first = Logga in först, så får du fortsätta.
staff-sign-in-kept = Du hade blivit utloggad, så inget har skickats än. Det du skrev sparas ett dygn: logga in så finns det där.
staff-sign-in-signed-out = Du har loggat ut.
staff-sign-in-wrong = E-postadressen eller lösenordet är fel. Kontrollera båda och försök igen.
staff-sign-in-too-many = För många försök. Du kan försöka igen om { $minutes ->
    [one] 1 minut
   *[other] { $minutes } minuter
}.
staff-sign-in-forgotten = Har du glömt lösenordet? Be administratören för din enhet om ett nytt.
staff-sign-in-residents = Som invånare behöver du inget konto.
staff-sign-in-to-front = Till invånarnas sidor
staff-code-title = Skriv koden
staff-code-lead = Lösenordet stämde. Nu behövs koden från din autentiseringsapp.
staff-code-field = Kod
staff-code-hint = Sex siffror från appen, eller en av dina reservkoder.
staff-code-wrong = Koden är fel eller redan använd. Vänta på nästa kod och skriv den.
staff-code-lost = Har du varken telefonen eller en reservkod? Kontakta administratören.
