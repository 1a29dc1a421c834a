# Asiarekisterin sanat: tilat, tapahtumat, tulo- ja vastaustavat.

# Tilat henkilökunnalle
state-received = Uusi
state-assigned = Käsittelijä valittu
state-in-progress = Käsittelyssä
state-waiting-for-resident = Odottaa asukasta
state-transfer-pending = Siirretty tänne, odottaa teitä
state-reopened = Avattu uudelleen
state-answered = Vastattu
state-rejected = Hylätty
state-moved-to-other-authority = Siirretty toiselle viranomaiselle

# Tilat asukkaille
case-state-received = Vastaanotettu
case-state-being-handled = Selvitetään
case-state-waiting-for-you = Kysymme sinulta
case-state-answered = Vastattu

# Mitä tapahtui, henkilökunnalle
event-received = Saapui
event-routed = Ohjattiin yksikköön { $unit }
event-assigned = Käsittelijä valittiin
event-begun = Käsittely alkoi
event-asked = Asukkaalta kysyttiin
event-resident-wrote = Asukas kirjoitti
event-wait-ended = Vastausta ei tullut ajoissa, määräaika kuluu taas
event-transferred = Siirrettiin yksikköön { $unit }
event-transfer-accepted = Vastaanottava yksikkö otti asian
event-transfer-returned = Palautettiin yksikköön { $unit }
event-answered = Vastattiin
event-change-made = Suunniteltu muutos tehtiin
event-reopened = Avattiin uudelleen
event-rejected = Hylättiin
event-moved-to-other-authority = Siirrettiin toiselle viranomaiselle

# Palautteen lajit
kind-praise = Kiitos
kind-criticism = Moite
kind-suggestion = Kehittämisehdotus
kind-question = Kysymys
kind-accessibility = Saavutettavuus

# Tulotavat
origin-web = Verkkolomake
origin-unit-link = Yksikön oma linkki
origin-phone = Puhelin
origin-paper = Kirje tai paperilomake
origin-visit = Käynti
channel-feedback = Palaute

# Miten lähettäjä haluaa vastauksen
reply-email = Sähköpostilla
reply-phone = Puhelimella
reply-code = Kuittikoodilla
reply-none = Ei halua vastausta

# Mitä vastaus sanoo
outcome-answered = Vastaamme
outcome-change-planned = Suunnittelemme
outcome-change-made = Muutimme
outcome-no-change = Emme muuta
channel-initiative = Aloitteet
