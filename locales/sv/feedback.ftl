# Ge respons: från första sidan till kontrollen före sändning.
feedback-step = Ge respons · Steg { $number } av 4
feedback-stale = Sidan hade varit öppen för länge. Allt du skrev finns kvar. Tryck på knappen igen.
feedback-unknown = Jag vet inte
feedback-call = Ring
feedback-read-more = Läs mer
feedback-size-kb = { $number } kB
feedback-size-mb = { $number } MB
feedback-unit = Din respons går till { $unit }.
feedback-unit-lost = Länken du använde gäller inte längre. Du kan ändå ge respons här, så hittar vi rätt enhet.
feedback-goal = Du skriver om ett mål i strategin: { $goal }.
feedback-about-accessibility = Du skriver om tillgängligheten: något här går inte att använda.

# Där det börjar
feedback-start-lead = Tack, kritik, förslag och frågor är alla välkomna. Det tar ungefär tre minuter. Du behöver inte logga in eller berätta vem du är.
feedback-start-signposts = Vissa saker får du hjälp med snabbare på annat håll
feedback-start-on = Ge respons

# Texten
feedback-text-hint = Skriv med egna ord. Vad hände, var och när? Det får vara kort.
feedback-text-first = Börja här. När du har skrivit något kan du gå vidare.
feedback-text-empty = Skriv vad du vill berätta
feedback-text-short = Skriv lite mer, minst 10 tecken
feedback-text-long = { $number ->
   *[other] Texten är { $shown } tecken för lång. Korta den.
}
feedback-text-cut = Texten är så lång att vi bara kunde ta emot de första { $shown } tecknen. Resten finns inte kvar här. Korta texten eller skicka den som bilaga.
feedback-privacy-title = Skriv inte din personbeteckning eller vilka sjukdomar du har
feedback-privacy = Vi behöver inte veta vem du är. Om du skriver en personbeteckning tar vi bort den innan något sparas.
feedback-files = Bilagor (frivilligt)
feedback-files-hint = Högst 5 filer, 10 MB var: foton, PDF eller ren text. Vi tar bort dolda uppgifter ur foton, till exempel platsen.
feedback-files-kept = Bifogade filer
feedback-files-remove = Ta bort
feedback-files-busy = Just nu tar vi emot många filer på en gång. Texten finns kvar. Välj filerna igen och tryck på knappen om en stund.
feedback-files-cut = En del av filerna gick inte att läsa. De kan vara för stora tillsammans. Försök igen med färre filer. Texten finns kvar.
feedback-trap = Lämna det här fältet tomt
feedback-trap-filled = Ett dolt fält var ifyllt, kanske av webbläsaren. Lämna det tomt och fortsätt.
feedback-urgent-question = Är det bråttom?
feedback-what-happens = Vad händer med det jag skriver?
feedback-what-happens-read = Enheten som saken gäller läser och svarar. Inget publiceras om du inte tillåter det, och aldrig med ditt namn.
feedback-what-happens-kept = Medan du skriver sparar vi ett utkast i ett dygn. Vi sparar inte din nätadress eller något annat som visar vem du är.

# Mellan två frågor
feedback-notice-urgent = Behöver du hjälp just nu?
feedback-notice-removed = Vi tog bort en personbeteckning
feedback-notice-signpost = Du kan få hjälp snabbare på annat håll
feedback-notice-signposts = Din text fick oss att tänka på det här. Du kan också gå vidare och skicka din respons.
feedback-notice-on = Gå vidare med responsen
feedback-notice-back = Ändra texten
feedback-removed-title = Det här togs bort
feedback-removed = Vi tog bort det innan något sparades. Ingen annan än du har sett det.
feedback-removed-now = Så här ser texten ut nu

# Vad det gäller
feedback-about-first = Svara först på de här frågorna. Sedan kan du gå vidare.
feedback-kind = Vad för slags respons ger du?
feedback-kind-empty = Välj vad för slags respons det är
feedback-kind-accessibility-hint = En webbplats eller app som vi har är svår att använda.
feedback-service = Vilken tjänst gäller det?
feedback-service-empty = Välj en tjänst eller ”Jag vet inte”
feedback-sounds-like = Det låter som: { $services }
feedback-municipality = I vilken kommun?
feedback-municipality-empty = Välj en kommun eller ”Jag vet inte”
feedback-place = Plats (frivilligt)
feedback-place-none = Ingen särskild plats, eller inte i listan
feedback-place-unknown = Välj en plats i listan
feedback-topic = Ämne (frivilligt)
feedback-topic-none = Inget ämne
feedback-topic-unknown = Välj ett ämne i listan
feedback-nps = Hur troligt är det att du rekommenderar tjänsten för andra? (frivilligt)
feedback-nps-hint = 0 betyder inte alls troligt, 10 mycket troligt.
feedback-nps-none = Inget svar
feedback-nps-wrong = Välj en siffra från 0 till 10 eller ”Inget svar”

# Hur du vill få svar
feedback-reply-first = Berätta hur du vill få svar. Sedan kan du skicka.
feedback-reply-hint = Du får alltid en kvittokod. Med den kan du läsa svaret här.
feedback-reply-email = Skicka mig e-post
feedback-reply-phone = Ring mig
feedback-reply-code = Jag läser svaret själv med koden
feedback-reply-none = Jag behöver inget svar
feedback-reply-empty = Välj hur du vill få svar
feedback-email = Din e-postadress
feedback-email-hint = Vi använder den bara för det här ärendet.
feedback-email-wrong = Skriv e-postadressen så här: namn@exempel.fi
feedback-phone = Ditt telefonnummer
feedback-phone-hint = Vi använder det bara för det här ärendet.
feedback-phone-wrong = Skriv telefonnumret så här: 040 123 4567
feedback-name = Vem ska vi fråga efter? (frivilligt)
feedback-name-hint = Förnamnet räcker.
feedback-name-long = Namnet är { $number } tecken för långt. Korta det.
feedback-publish = Får vi visa din respons för andra, utan namn?
feedback-publish-hint = Vi tar först bort allt som kan avslöja vem du är.
feedback-publish-yes = Ja, utan namn och utan detaljer som avslöjar någon
feedback-publish-no = Nej
feedback-publish-empty = Välj ja eller nej

# Kontrollen före sändning
feedback-check = Kontrollera och skicka
feedback-check-lead = Vi har inte fått din respons än. Läs igenom den och tryck på { $button }.
feedback-line-text = Din text
feedback-line-files = Bilagor
feedback-line-kind = Typ av respons
feedback-line-service = Tjänst
feedback-line-municipality = Kommun
feedback-line-place = Plats
feedback-line-topic = Ämne
feedback-line-goal = Mål i strategin
feedback-line-nps = Rekommenderar du tjänsten?
feedback-line-nps-value = { $score } av 10
feedback-line-reply = Svar
feedback-line-email = E-post till { $email }
feedback-line-phone = Samtal till { $phone }
feedback-line-publish = Får vi visa den för andra?
feedback-send = Skicka responsen
feedback-discard = Ta bort allt och börja om
