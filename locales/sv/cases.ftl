# Ärenderegistrets ord: lägen, händelser, vägar in och ut.

# Lägen, som personalen ser dem
state-received = Ny
state-assigned = Har en handläggare
state-in-progress = Utreds
state-waiting-for-resident = Väntar på invånaren
state-transfer-pending = Skickad hit, väntar på er
state-reopened = Öppnad igen
state-answered = Besvarad
state-rejected = Avvisad
state-moved-to-other-authority = Överförd till en annan myndighet

# Lägen, som invånarna ser dem
case-state-received = Mottagen
case-state-being-handled = Utreds
case-state-waiting-for-you = Vi frågar dig
case-state-answered = Besvarad

# Vad som hände, som personalen läser det
event-received = Kom in
event-routed = Skickades till { $unit }
event-assigned = Fick en handläggare
event-begun = Handläggningen började
event-asked = Invånaren fick en fråga
event-resident-wrote = Invånaren skrev
event-wait-ended = Inget svar kom i tid, klockan går igen
event-transferred = Skickades vidare till { $unit }
event-transfer-accepted = Den nya enheten behöll ärendet
event-transfer-returned = Gick tillbaka till { $unit }
event-answered = Besvarades
event-change-made = Det som planerades är gjort
event-reopened = Öppnades igen
event-rejected = Avvisades
event-moved-to-other-authority = Överfördes till en annan myndighet

# Slag av respons
kind-praise = Tack
kind-criticism = Kritik
kind-suggestion = Utvecklingsförslag
kind-question = Fråga
kind-accessibility = Tillgänglighet

# Vägar in
origin-web = Webbformulär
origin-unit-link = Enhetens egen länk
origin-phone = Telefon
origin-paper = Brev eller blankett
origin-visit = Besök
channel-feedback = Respons

# Hur avsändaren vill ha svaret
reply-email = Per e-post
reply-phone = Per telefon
reply-code = Med kvittokoden
reply-none = Vill inte ha svar

# Vad ett svar säger
outcome-answered = Vi svarar
outcome-change-planned = Vi planerar
outcome-change-made = Vi ändrade
outcome-no-change = Vi ändrar inte
channel-initiative = Initiativ
