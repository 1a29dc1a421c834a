# Personalens skrivbord: inkorgen, ett ärende, att registrera respons, hjälp.
staff-language-sv = svenska
staff-language-fi = finska
staff-language-en = engelska
staff-choose = Välj
staff-by-resident = Invånaren
staff-by-system = Automatiskt
staff-too-short = Skriv minst 10 tecken
staff-too-long = Texten är { $n } tecken för lång. Korta den.
staff-reason-empty = Skriv varför
staff-clock-stands = klockan står stilla
staff-unsent-stale = Sidan hade varit öppen för länge, så inget skickades. Allt du skrev finns kvar här. Läs igenom och skicka igen.
staff-unsent-signed-out = Du hade blivit utloggad, så inget skickades. Allt du skrev finns här. Läs igenom och skicka igen.

# Vad som gjordes nyss
staff-done-taken = Ärende { $number } är nu ditt.
staff-done-assigned = Ärende { $number } har nu en handläggare.
staff-done-begun = Du började med ärende { $number }.
staff-done-asked = Frågan skickades. Klockan står stilla tills invånaren svarar.
staff-done-transferred = Ärende { $number } skickades vidare.
staff-done-accepted = Ärende { $number } stannar hos er.
staff-done-returned = Ärende { $number } gick tillbaka.
staff-done-answered = Svaret på { $number } skickades.
staff-done-rejected = Ärende { $number } avvisades.
staff-done-moved = Ärende { $number } gick till en annan myndighet.
staff-done-reopened = Ärende { $number } är öppet igen.
staff-done-noted = Anteckningen sparades.
staff-done-saved = Utkastet sparades.
staff-done-stale = Någon hann före: ärende { $number } ändrades medan du hade listan öppen. Titta på det och försök igen.
staff-masked = Personbeteckningar sparas aldrig. Där en stod i texten står nu { $mark }.

# Inkorgen
staff-queue-views = Vyer
staff-queue-new = Nya
staff-queue-mine = Mina
staff-queue-unit = Min enhet
staff-queue-late = Försenade
staff-queue-waiting = Väntar på invånaren
staff-queue-cases = { $n ->
    [one] 1 ärende
   *[other] { $n } ärenden
}
staff-queue-refresh = Uppdatera
staff-queue-enter = Registrera samtal eller brev
staff-queue-qr = QR-kod för enhetens egen länk
staff-queue-qr-text = Skriv ut den och sätt upp den. Det som skrivs via den kommer till enheten.
staff-queue-service = Tjänst
staff-queue-municipality = Kommun
staff-queue-language = Språk
staff-queue-all = Alla
staff-queue-show = Visa
staff-queue-state = Läge
staff-queue-text = Text
staff-queue-responsible = Ansvarig enhet och varför
staff-queue-handler = Handläggare
staff-queue-quick = Snabbval
staff-queue-nobody = Ingen
staff-queue-take = Ta
staff-queue-accept = Behåll
staff-queue-returned = Har kommit tillbaka två gånger
staff-queue-first = Till början
staff-queue-no-number = Det är inget ärendenummer. Ett nummer ser ut så här: 2026-7KQ4MD.
staff-queue-keys = Tangenter i listan:
staff-queue-keys-move = upp och ner
staff-queue-keys-open = öppna
staff-queue-keys-take = ta
staff-queue-keys-accept = behåll ett ärende som skickats hit
staff-queue-keys-help = visa hjälpen
staff-queue-keys-off = Stäng av tangenterna
staff-queue-empty-filter = Inget ärende passar filtren.
staff-queue-clear = Visa alla
staff-queue-empty-new = Inga nya ärenden. { $n ->
    [0] Din enhet har inga öppna ärenden alls.
    [one] 1 ärende är öppet i din enhet.
   *[other] { $n } ärenden är öppna i din enhet.
}
staff-queue-empty-mine = Du har inga öppna ärenden.
staff-queue-empty-unit = Din enhet har inga öppna ärenden.
staff-queue-empty-late = Inget är försenat.
staff-queue-empty-waiting = Inget ärende väntar på en invånare.
staff-queue-to-unit = Se hela enheten
staff-queue-to-new = Se de nya

# Ett ärende
staff-case-answer-by = Svara senast
staff-case-text = Invånarens text
staff-case-may-show = Får visas utan namn
staff-case-may-not-show = Får inte visas för andra
staff-case-nps = Skulle rekommendera: { $n } av 10
staff-case-files = Bilagor
staff-case-files-recorded = Varje nedladdning antecknas.
staff-case-thread = Meddelanden
staff-case-answer = Svar
staff-case-course = Tidslinje
staff-mail-received = E-post till avsändaren: mottaget
staff-mail-question = E-post till avsändaren: en fråga
staff-mail-answered = E-post till avsändaren: besvarat
staff-mail-change-made = E-post till avsändaren: ändringen är gjord
staff-mail-moved = E-post till avsändaren: skickat till en annan myndighet
staff-mail-due = väntar på att skickas
staff-mail-sent = skickat
staff-mail-parked = kunde inte levereras
staff-case-handler = Handläggare och tidsfrist
staff-case-no-handler = Ingen har tagit ärendet än.
staff-answer-helped = Invånaren säger: svaret hjälpte.
staff-answer-did-not-help = Invånaren säger: svaret hjälpte inte.
staff-assign-take = Ta ärendet
staff-assign-label = Ge till
staff-assign-give = Ge
staff-assign-nobody = Välj vem som får ärendet
staff-begin = Börja
staff-sum-title = Så räknas sista dagen
staff-sum-arrived = Kom { $day }, { $length }
staff-sum-longer = {" "}+ { $length } väntan
staff-sum-stood = Klockan stod stilla från { $from } till { $until }.
staff-sum-stands = Klockan har stått stilla sedan { $from }.

# Någon hann före
staff-conflict-title = Någon ändrade ärendet medan du skrev
staff-conflict-now = Ärendet är nu:
staff-conflict-again = Din text finns kvar i formuläret. Läs vad som hände och skicka igen om den fortfarande passar.
staff-conflict-kept = Din text passar inte längre ärendet. Här är den, så att du kan kopiera den:

# Varför här
staff-why-title = Varför här?
staff-why-before = Före det
staff-why-decided = { $unit }, { $day }: { $by }
staff-why-by-rule = en regel stämde
staff-why-by-service = tjänstens egen enhet
staff-why-by-own-link = enhetens egen länk användes
staff-why-by-parent = enheten ovanför tjänstens enhet
staff-why-by-desk = inget annat passade
staff-why-by-person = en människa valde
staff-why-version = Regler, version { $n }
staff-why-rule = regel { $n }
staff-why-condition = { $subject }: { $actual } (söktes: { $wanted })
staff-why-true = stämde
staff-why-false = stämde inte
staff-why-nothing = inget
staff-why-no-word = inget av regelns ord står i texten
staff-why-service = tjänst
staff-why-municipality = kommun
staff-why-place = plats
staff-why-topic = ämne
staff-why-kind = typ
staff-why-language = språk
staff-why-words = ord
staff-why-all = Visa hur det avgjordes
staff-why-skipped = Regler som inte stämde
staff-why-steps = Enheter i den ordning de prövades
staff-why-step = { $unit }: { $by }, { $found }
staff-why-open = öppen, så den fick ärendet
staff-why-not-open-yet = inte öppen än
staff-why-closed = stängd
staff-why-unknown = finns inte

# Skicka vidare
staff-transfer-to = Skicka till en annan enhet
staff-transfer-no-unit = Välj enheten
staff-transfer-reason = Varför?
staff-transfer-reason-hint = Nästa enhet läser det här.
staff-transfer-send = Skicka vidare
staff-settle-title = Hör det här till er?
staff-settle-text = { $unit } skickade ärendet hit. Behåll det eller ge det tillbaka senast { $day }. Efter det är det ert.
staff-settle-accept = Behåll ärendet
staff-settle-reason = Varför hör det inte till er?
staff-settle-reason-hint = Den andra enheten läser det här. Andra gången ett ärende går tillbaka avgör samordnaren för { $desk }.
staff-settle-return = Ge tillbaka
staff-yours-to-place = Ärendet har kommit tillbaka två gånger. Nu avgör du var det hör hemma: enheten du skickar det till kan inte ge tillbaka det.

# Fråga invånaren
staff-ask-title = Fråga invånaren
staff-ask-label = Fråga
staff-ask-hint = Klockan står stilla tills svaret kommer, men högst i { $limit }.
staff-ask-send = Skicka frågan
staff-ask-empty = Skriv frågan
staff-ask-waiting = Invånaren har en fråga att svara på. Klockan står stilla, som längst till { $day }.

# Kontakt
staff-contact-title = Kontakt
staff-contact-wish = Så vill avsändaren ha svaret:
staff-contact-show = Visa kontaktuppgifterna
staff-contact-logged = Det antecknas att du öppnar dem.
staff-contact-was-logged = Det har antecknats att du öppnade dem.
staff-contact-none = Inga kontaktuppgifter finns kvar.
staff-contact-name = Namn
staff-contact-email = E-post
staff-contact-phone = Telefon

# Anteckningar
staff-note-title = Anteckningar för kollegor
staff-note-hint = Invånarna ser dem aldrig.
staff-note-label = Ny anteckning
staff-note-save = Spara anteckningen
staff-note-empty = Skriv anteckningen

# Andra sätt att stänga, och att öppna igen
staff-other-title = Inte vår sak att besvara?
staff-resident-reads = Invånaren läser det här.
staff-move-title = Överför till en annan myndighet
staff-move-authority = Myndighet
staff-move-no-authority = Skriv myndighetens namn, högst 200 tecken
staff-move-reason = Varför hör det dit?
staff-move-send = Överför till myndigheten
staff-reject-title = Avvisa ärendet
staff-reject-reason = Varför?
staff-reject-no-reason = Skriv varför ärendet avvisas
staff-reject-ground = Rättslig grund
staff-reject-no-ground = Skriv den rättsliga grunden, som lag och paragraf
staff-reject-send = Avvisa
staff-reopen-title = Öppna igen
staff-reopen-reason = Varför öppnas ärendet igen?
staff-reopen-send = Öppna igen

# Svaret
staff-answer-in-sv = Svara på svenska
staff-answer-in-fi = Svara på finska
staff-answer-in-en = Svara på engelska
staff-answer-phrase = Standardtext att börja med
staff-answer-choose-phrase = Välj en standardtext
staff-answer-use-phrase = Använd texten
staff-answer-text = Svar till invånaren
staff-answer-text-hint = Korta meningar. Säg vad som ändras, när, och vem som ansvarar.
staff-answer-no-text = Skriv svaret
staff-answer-no-reason = Skriv varför inget ändras
staff-answer-outcome = Vad blev resultatet?
staff-answer-no-outcome = Välj vad resultatet blev
staff-answer-made-hint = Skriv vad och från när
staff-answer-planned-hint = Skriv vad och till när
staff-answer-no-change-hint = Skriv varför i svaret
staff-answer-answered-hint = Inget behövde ändras
staff-answer-made-summary = Vad har ändrats?
staff-answer-planned-summary = Vad kommer att ändras?
staff-answer-summary-hint = En mening för alla, högst 300 tecken. Den visas under ”Du sa – vi gjorde”.
staff-answer-no-made-summary = Skriv vad som har ändrats
staff-answer-no-planned-summary = Skriv vad som kommer att ändras
staff-answer-made-month = Från vilken månad?
staff-answer-planned-month = Till vilken månad?
staff-answer-month-hint = Som en siffra, till exempel 2
staff-answer-year = År
staff-answer-no-made-month = Skriv månad och år för ändringen, till exempel 2 och 2026. De får inte ligga i framtiden.
staff-answer-no-planned-month = Skriv månad och år, till exempel 2 och 2027. De får inte ha passerat.
staff-answer-planned-too-far = Året ligger för långt fram. Skriv ett år som senast är { $year }.
staff-answer-strategy = Gäller det ett mål i strategin?
staff-answer-no-strategy = Välj om det gäller ett mål i strategin
staff-answer-in-strategy = Det gäller ett mål
staff-answer-outside = Utanför strategin
staff-answer-goal = Mål
staff-answer-goal-hint = En ändring visas vid det här målet.
staff-answer-no-goal = Välj målet
staff-answer-change-needs-goal = Koppla ändringen till ett mål
staff-answer-also = Ett mål till (frivilligt)
staff-answer-no-other = Inget annat
staff-answer-preview = Förhandsgranska svaret
staff-answer-save = Spara utkast

# Förhandsgranskningen. Ändringen visas på invånarens språk.
staff-preview-title = Förhandsgranska
staff-preview-lead = Så här ser invånaren svaret. Det har inte skickats än.
staff-preview-resident = Det här läser invånaren
staff-preview-public = Det här läser alla vid målet
staff-preview-links = I strategin
staff-preview-send = Skicka svaret
staff-preview-back = Tillbaka till texten

# Registrera ett samtal, ett brev eller ett besök
staff-new-lead = Skriv ner vad personen sa. Ärendet går till rätt enhet och besvaras som alla andra.
staff-new-origin = Hur kom det?
staff-new-no-origin = Välj hur det kom
staff-new-language-hint = Svaret ges på det här språket.
staff-new-language = Personens språk
staff-new-no-language = Välj personens språk
staff-new-text = Vad personen sa eller skrev
staff-new-text-hint = Skriv med personens egna ord. Lämna bort personbeteckningar och diagnoser.
staff-new-files = Brevet som skanning eller foton (frivilligt)
staff-new-signposts = Personen kan få hjälp snabbare på annat håll
staff-new-urgent = Behöver personen hjälp genast?
staff-new-signposts-lead = Texten fick oss att tänka på det här. Berätta det för personen. Responsen registreras i alla fall.
staff-new-no-text = Skriv vad personen sa
staff-new-kind = Vad för slags respons är det?
staff-new-no-kind = Välj vad för slags respons det är
staff-new-topic = Ämne
staff-new-place = Plats (frivilligt)
staff-new-place-hint = En plats hjälper ärendet att hitta rätt.
staff-new-nps = Hur gärna rekommenderar personen tjänsten? (frivilligt)
staff-new-nps-hint = Ett tal från 0 till 10
staff-new-no-nps = Skriv ett tal från 0 till 10, eller lämna fältet tomt
staff-new-may-publish = Personen ger lov att visa texten för andra utan namn
staff-new-removed = De här personbeteckningarna togs bort innan något sparades
staff-new-unknown = Inte känt
staff-new-reply = Hur vill personen ha svaret?
staff-new-no-reply = Välj hur personen vill ha svaret
staff-new-no-email = Skriv e-postadressen så här: namn@exempel.fi
staff-new-no-phone = Skriv telefonnumret, till exempel 040 123 4567
staff-new-name = Namn (frivilligt)
staff-new-name-hint = Sparas bara när svaret ges per e-post eller telefon.
staff-new-send = Registrera
staff-new-done = Responsen är registrerad
staff-new-read-aloud = Läs upp kvittokoden för personen, eller skriv ut den:
staff-new-spelt = Grupp för grupp:
staff-new-once = Koden visas bara nu. Med den kan personen följa ärendet och skriva till oss.
staff-new-print = Skriv ut
staff-new-phone = Hjälp per telefon:
staff-new-open = Öppna ärende
staff-new-next = Registrera en till

# Hjälp
staff-help-work = Så går arbetet till
staff-help-enter = Ett samtal, ett brev eller ett besök blir ett ärende som alla andra. Brevet kan läggas till som skanning. Ge kvittokoden till personen. Om texten låter som en nödsituation, en tidsbokning eller en räkning ser du rätt nummer att ge.
staff-help-take = Ta ett ärende ur inkorgen. Det som har minst tid kvar står först.
staff-help-clock = Klockan står stilla bara medan ni väntar på invånaren. Den stannar inte när ett ärende skickas vidare.
staff-help-transfer = Ett ärende som hör hemma någon annanstans skickas vidare med en orsak. Den andra enheten kan ge det tillbaka. Andra gången avgör samordnaren för { $desk }.
staff-help-answer = Varje svar säger vad som hände: vi ändrade, vi planerar, vi ändrar inte och varför, eller vi svarar.
staff-help-strategy = Innan ett ärende stängs säger du vilket mål i strategin det gäller, eller att det inte gäller något.
staff-help-draft = Utkast till svar sparas medan du skriver. Ingen annan ser dem.
staff-help-access = Det antecknas vem som öppnar ett ärende, kontaktuppgifter eller en bilaga.
staff-help-keys = Tangenter
staff-help-keys-on = De fungerar när fokus är i inkorgens lista. Du kan stänga av dem i din profil.
staff-help-keys-off = Du har stängt av dem. Du kan sätta på dem i din profil.
staff-help-key = Tangent
staff-help-does = Vad den gör
staff-help-next = Nästa ärende
staff-help-previous = Föregående ärende
staff-help-open = Öppna ärendet
staff-help-key-take = Ta ärendet
staff-help-key-accept = Behåll ett ärende som skickats hit
staff-help-key-help = Visa den här hjälpen
staff-made-title = Planerad ändring
staff-made-tell = Berätta att den är gjord
staff-made-text = Vad säger du till invånaren?
staff-made-text-hint = Invånaren läser det här som ett svar.
staff-made-send = Ändringen är gjord
staff-done-made = Invånaren och alla andra ser nu att ändringen är gjord.
