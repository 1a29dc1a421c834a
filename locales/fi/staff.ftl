# Henkilökunnan työpöytä: työjono, asia, palautteen kirjaaminen, ohje.
staff-language-sv = ruotsi
staff-language-fi = suomi
staff-language-en = englanti
staff-choose = Valitse
staff-by-resident = Asukas
staff-by-system = Automaattisesti
staff-too-short = Kirjoita vähintään 10 merkkiä
staff-too-long = Teksti on { $n ->
    [one] 1 merkin
   *[other] { $n } merkkiä
} liian pitkä. Lyhennä sitä.
staff-reason-empty = Kirjoita miksi
staff-clock-stands = määräaika ei kulu
staff-unsent-stale = Sivu oli ollut auki liian kauan, joten mitään ei lähetetty. Kaikki kirjoittamasi on tässä tallella. Lue se ja lähetä uudelleen.
staff-unsent-signed-out = Sinut oli kirjattu ulos, joten mitään ei lähetetty. Kaikki kirjoittamasi on tässä. Lue se ja lähetä uudelleen.

# Mitä juuri tehtiin
staff-done-taken = Asia { $number } on nyt sinun.
staff-done-assigned = Asialla { $number } on nyt käsittelijä.
staff-done-begun = Aloitit asian { $number }.
staff-done-asked = Kysymys lähetettiin. Määräaika ei kulu ennen kuin asukas vastaa.
staff-done-transferred = Asia { $number } siirrettiin.
staff-done-accepted = Asia { $number } jää teille.
staff-done-returned = Asia { $number } palautettiin.
staff-done-answered = Vastaus asiaan { $number } lähetettiin.
staff-done-rejected = Asia { $number } hylättiin.
staff-done-moved = Asia { $number } siirtyi toiselle viranomaiselle.
staff-done-reopened = Asia { $number } on taas avoinna.
staff-done-noted = Muistiinpano tallennettiin.
staff-done-saved = Luonnos tallennettiin.
staff-done-stale = Joku ehti ensin: asia { $number } muuttui, kun lista oli sinulla auki. Katso sitä ja yritä uudelleen.
staff-masked = Henkilötunnuksia ei tallenneta. Tunnuksen kohdalla tekstissä on nyt { $mark }.

# Työjono
staff-queue-views = Näkymät
staff-queue-new = Uudet
staff-queue-mine = Omat
staff-queue-unit = Oma yksikkö
staff-queue-late = Myöhässä
staff-queue-waiting = Odottaa asukasta
staff-queue-cases = { $n ->
    [one] 1 asia
   *[other] { $n } asiaa
}
staff-queue-refresh = Päivitä
staff-queue-enter = Kirjaa puhelu tai kirje
staff-queue-qr = Yksikön oman linkin QR-koodi
staff-queue-qr-text = Tulosta se ja laita esille. Sen kautta kirjoitettu tulee yksikköön.
staff-queue-service = Palvelu
staff-queue-municipality = Kunta
staff-queue-language = Kieli
staff-queue-all = Kaikki
staff-queue-show = Näytä
staff-queue-state = Tila
staff-queue-text = Teksti
staff-queue-responsible = Vastuuyksikkö ja syy
staff-queue-handler = Käsittelijä
staff-queue-quick = Pikavalinta
staff-queue-nobody = Ei kukaan
staff-queue-take = Ota
staff-queue-accept = Pidä
staff-queue-returned = Palautettu kahdesti
staff-queue-first = Alkuun
staff-queue-no-number = Se ei ole asiatunnus. Tunnus näyttää tältä: 2026-7KQ4MD.
staff-queue-keys = Näppäimet listassa:
staff-queue-keys-move = ylös ja alas
staff-queue-keys-open = avaa
staff-queue-keys-take = ota
staff-queue-keys-accept = pidä tänne siirretty asia
staff-queue-keys-help = näytä ohje
staff-queue-keys-off = Poista näppäimet käytöstä
staff-queue-empty-filter = Mikään asia ei vastaa rajauksia.
staff-queue-clear = Näytä kaikki
staff-queue-empty-new = Ei uusia asioita. { $n ->
    [0] Yksikössäsi ei ole lainkaan avoimia asioita.
    [one] Yksikössäsi on avoinna 1 asia.
   *[other] Yksikössäsi on avoinna { $n } asiaa.
}
staff-queue-empty-mine = Sinulla ei ole avoimia asioita.
staff-queue-empty-unit = Yksikössäsi ei ole avoimia asioita.
staff-queue-empty-late = Mikään ei ole myöhässä.
staff-queue-empty-waiting = Mikään asia ei odota asukasta.
staff-queue-to-unit = Katso koko yksikön asiat
staff-queue-to-new = Katso uudet

# Asia
staff-case-answer-by = Vastaa viimeistään
staff-case-text = Asukkaan teksti
staff-case-may-show = Saa näyttää ilman nimeä
staff-case-may-not-show = Ei saa näyttää muille
staff-case-nps = Suosittelisi: { $n }/10
staff-case-files = Liitteet
staff-case-files-recorded = Jokainen lataus kirjataan.
staff-case-thread = Viestit
staff-case-answer = Vastaus
staff-case-course = Aikajana
staff-mail-received = Sähköposti lähettäjälle: vastaanotettu
staff-mail-question = Sähköposti lähettäjälle: kysymys
staff-mail-answered = Sähköposti lähettäjälle: vastattu
staff-mail-change-made = Sähköposti lähettäjälle: muutos on tehty
staff-mail-moved = Sähköposti lähettäjälle: siirretty toiselle viranomaiselle
staff-mail-due = odottaa lähettämistä
staff-mail-sent = lähetetty
staff-mail-parked = ei voitu toimittaa
staff-case-handler = Käsittelijä ja määräaika
staff-case-no-handler = Kukaan ei ole vielä ottanut asiaa.
staff-answer-helped = Asukas kertoo: vastaus auttoi.
staff-answer-did-not-help = Asukas kertoo: vastaus ei auttanut.
staff-assign-take = Ota asia
staff-assign-label = Anna käsittelijälle
staff-assign-give = Anna
staff-assign-nobody = Valitse, kenelle annat asian
staff-begin = Aloita
staff-sum-title = Näin viimeinen päivä lasketaan
staff-sum-arrived = Saapui { $day }, { $length }
staff-sum-longer = {" "}+ { $length } odotusta
staff-sum-stood = Määräaika ei kulunut { $from }–{ $until }.
staff-sum-stands = Määräaika ei ole kulunut { $from } jälkeen.

# Joku ehti ensin
staff-conflict-title = Joku muutti asiaa, kun kirjoitit
staff-conflict-now = Asian tila on nyt:
staff-conflict-again = Tekstisi on yhä lomakkeella. Lue, mitä tapahtui, ja lähetä uudelleen, jos teksti vielä sopii.
staff-conflict-kept = Tekstisi ei enää sovi asiaan. Tässä se on, jotta voit kopioida sen:

# Miksi täällä
staff-why-title = Miksi täällä?
staff-why-before = Sitä ennen
staff-why-decided = { $unit }, { $day }: { $by }
staff-why-by-rule = sääntö täyttyi
staff-why-by-service = palvelun oma yksikkö
staff-why-by-own-link = käytettiin yksikön omaa linkkiä
staff-why-by-parent = palvelun yksikön yläpuolella oleva yksikkö
staff-why-by-desk = mikään muu ei sopinut
staff-why-by-person = ihminen valitsi
staff-why-version = Säännöt, versio { $n }
staff-why-rule = sääntö { $n }
staff-why-condition = { $subject }: { $actual } (haettiin: { $wanted })
staff-why-true = täyttyi
staff-why-false = ei täyttynyt
staff-why-nothing = ei mitään
staff-why-no-word = mikään säännön sanoista ei ole tekstissä
staff-why-service = palvelu
staff-why-municipality = kunta
staff-why-place = paikka
staff-why-topic = aihe
staff-why-kind = laji
staff-why-language = kieli
staff-why-words = sana
staff-why-all = Näytä, miten se ratkaistiin
staff-why-skipped = Säännöt, jotka eivät täyttyneet
staff-why-steps = Yksiköt siinä järjestyksessä, jossa niitä kokeiltiin
staff-why-step = { $unit }: { $by }, { $found }
staff-why-open = toiminnassa, joten se sai asian
staff-why-not-open-yet = ei vielä toiminnassa
staff-why-closed = suljettu
staff-why-unknown = ei ole olemassa

# Siirtäminen
staff-transfer-to = Siirrä toiseen yksikköön
staff-transfer-no-unit = Valitse yksikkö
staff-transfer-reason = Miksi?
staff-transfer-reason-hint = Seuraava yksikkö lukee tämän.
staff-transfer-send = Siirrä
staff-settle-title = Kuuluuko tämä teille?
staff-settle-text = { $unit } siirsi asian tänne. Pitäkää se tai palauttakaa se viimeistään { $day }. Sen jälkeen se on teidän.
staff-settle-accept = Pidä asia
staff-settle-reason = Miksi se ei kuulu teille?
staff-settle-reason-hint = Toinen yksikkö lukee tämän. Kun asia palaa toisen kerran, yksikön { $desk } koordinaattori ratkaisee.
staff-settle-return = Palauta
staff-yours-to-place = Asia on palautettu kahdesti. Nyt sinä ratkaiset, minne se kuuluu: yksikkö, johon siirrät sen, ei voi palauttaa sitä.

# Kysymys asukkaalle
staff-ask-title = Kysy asukkaalta
staff-ask-label = Kysymys
staff-ask-hint = Määräaika ei kulu ennen vastausta. Odotus kestää enintään { $limit }.
staff-ask-send = Lähetä kysymys
staff-ask-empty = Kirjoita kysymys
staff-ask-waiting = Asukkaalla on kysymys vastattavana. Määräaika ei kulu, pisimmillään { $day } asti.

# Yhteystiedot
staff-contact-title = Yhteystiedot
staff-contact-wish = Miten lähettäjä haluaa vastauksen:
staff-contact-show = Näytä yhteystiedot
staff-contact-logged = Avaaminen kirjataan.
staff-contact-was-logged = Avaaminen on kirjattu.
staff-contact-none = Yhteystietoja ei ole tallessa.
staff-contact-name = Nimi
staff-contact-email = Sähköposti
staff-contact-phone = Puhelin

# Muistiinpanot
staff-note-title = Muistiinpanot työkavereille
staff-note-hint = Asukkaat eivät koskaan näe näitä.
staff-note-label = Uusi muistiinpano
staff-note-save = Tallenna muistiinpano
staff-note-empty = Kirjoita muistiinpano

# Muut tavat päättää, ja uudelleen avaaminen
staff-other-title = Eikö asia kuulu meille?
staff-resident-reads = Asukas lukee tämän.
staff-move-title = Siirrä toiselle viranomaiselle
staff-move-authority = Viranomainen
staff-move-no-authority = Kirjoita viranomaisen nimi, enintään 200 merkkiä
staff-move-reason = Miksi asia kuuluu sinne?
staff-move-send = Siirrä viranomaiselle
staff-reject-title = Hylkää asia
staff-reject-reason = Miksi?
staff-reject-no-reason = Kirjoita, miksi asia hylätään
staff-reject-ground = Oikeudellinen peruste
staff-reject-no-ground = Kirjoita oikeudellinen peruste, esimerkiksi laki ja pykälä
staff-reject-send = Hylkää
staff-reopen-title = Avaa uudelleen
staff-reopen-reason = Miksi asia avataan uudelleen?
staff-reopen-send = Avaa uudelleen

# Vastaus
staff-answer-in-sv = Vastaa ruotsiksi
staff-answer-in-fi = Vastaa suomeksi
staff-answer-in-en = Vastaa englanniksi
staff-answer-phrase = Vakioteksti aluksi
staff-answer-choose-phrase = Valitse vakioteksti
staff-answer-use-phrase = Käytä tekstiä
staff-answer-text = Vastaus asukkaalle
staff-answer-text-hint = Lyhyitä lauseita. Kerro, mikä muuttuu, milloin ja kuka vastaa.
staff-answer-no-text = Kirjoita vastaus
staff-answer-no-reason = Kirjoita, miksi mikään ei muutu
staff-answer-outcome = Mikä oli tulos?
staff-answer-no-outcome = Valitse, mikä tulos oli
staff-answer-made-hint = Kerro mitä ja mistä lähtien
staff-answer-planned-hint = Kerro mitä ja mihin mennessä
staff-answer-no-change-hint = Kerro syy vastauksessa
staff-answer-answered-hint = Mitään ei tarvinnut muuttaa
staff-answer-made-summary = Mikä on muuttunut?
staff-answer-planned-summary = Mikä muuttuu?
staff-answer-summary-hint = Yksi lause kaikille, enintään 300 merkkiä. Se näytetään kohdassa ”Sanoit – teimme”.
staff-answer-no-made-summary = Kirjoita, mikä on muuttunut
staff-answer-no-planned-summary = Kirjoita, mikä muuttuu
staff-answer-made-month = Mistä kuukaudesta lähtien?
staff-answer-planned-month = Mihin kuukauteen mennessä?
staff-answer-month-hint = Numerona, esimerkiksi 2
staff-answer-year = Vuosi
staff-answer-no-made-month = Kirjoita muutoksen kuukausi ja vuosi, esimerkiksi 2 ja 2026. Ne eivät voi olla tulevaisuudessa.
staff-answer-no-planned-month = Kirjoita kuukausi ja vuosi, esimerkiksi 2 ja 2027. Ne eivät voi olla menneisyydessä.
staff-answer-planned-too-far = Vuosi on liian kaukana. Kirjoita vuosi, joka on viimeistään { $year }.
staff-answer-strategy = Liittyykö asia strategian tavoitteeseen?
staff-answer-no-strategy = Valitse, koskeeko se strategian tavoitetta
staff-answer-in-strategy = Se koskee tavoitetta
staff-answer-outside = Strategian ulkopuolella
staff-answer-goal = Tavoite
staff-answer-goal-hint = Muutos näytetään tämän tavoitteen kohdalla.
staff-answer-no-goal = Valitse tavoite
staff-answer-change-needs-goal = Liitä muutos tavoitteeseen
staff-answer-also = Toinen tavoite (vapaaehtoinen)
staff-answer-no-other = Ei muuta
staff-answer-preview = Esikatsele vastausta
staff-answer-save = Tallenna luonnos

# Esikatselu. Muutos näytetään asukkaan kielellä.
staff-preview-title = Esikatselu
staff-preview-lead = Asukas näkee vastauksen näin. Sitä ei ole vielä lähetetty.
staff-preview-resident = Asukas lukee tämän
staff-preview-public = Tämän kaikki lukevat tavoitteen kohdalla
staff-preview-links = Strategiassa
staff-preview-send = Lähetä vastaus
staff-preview-back = Takaisin tekstiin

# Puhelun, kirjeen tai käynnin kirjaaminen
staff-new-lead = Kirjaa, mitä yhteydenottaja sanoi. Asia ohjataan oikeaan yksikköön, ja siihen vastataan kuten muihinkin.
staff-new-origin = Miten se tuli?
staff-new-no-origin = Valitse, miten se tuli
staff-new-language-hint = Vastaus annetaan tällä kielellä.
staff-new-language = Yhteydenottajan kieli
staff-new-no-language = Valitse yhteydenottajan kieli
staff-new-text = Mitä yhteydenottaja sanoi tai kirjoitti
staff-new-text-hint = Kirjoita yhteydenottajan omin sanoin. Jätä pois henkilötunnukset ja diagnoosit.
staff-new-files = Kirje skannattuna tai valokuvina (vapaaehtoinen)
staff-new-signposts = Henkilö voi saada apua nopeammin muualta
staff-new-urgent = Tarvitseeko henkilö apua heti?
staff-new-signposts-lead = Teksti toi tämän mieleemme. Kerro siitä henkilölle. Palaute kirjataan joka tapauksessa.
staff-new-no-text = Kirjoita, mitä yhteydenottaja sanoi
staff-new-kind = Millaista palaute on?
staff-new-no-kind = Valitse palautteen laji
staff-new-topic = Aihe
staff-new-place = Paikka (vapaaehtoinen)
staff-new-place-hint = Paikka auttaa asiaa löytämään oikean yksikön.
staff-new-nps = Miten mielellään yhteydenottaja suosittelisi palvelua? (vapaaehtoinen)
staff-new-nps-hint = Luku nollasta kymmeneen
staff-new-no-nps = Kirjoita luku nollasta kymmeneen tai jätä kenttä tyhjäksi
staff-new-may-publish = Yhteydenottaja antaa luvan näyttää tekstin muille ilman nimeä
staff-new-removed = Nämä henkilötunnukset poistettiin ennen tallentamista
staff-new-unknown = Ei tiedossa
staff-new-reply = Miten yhteydenottaja haluaa vastauksen?
staff-new-no-reply = Valitse, miten yhteydenottaja haluaa vastauksen
staff-new-no-email = Kirjoita sähköpostiosoite näin: nimi@esimerkki.fi
staff-new-no-phone = Kirjoita puhelinnumero, esimerkiksi 040 123 4567
staff-new-name = Nimi (vapaaehtoinen)
staff-new-name-hint = Tallennetaan vain, kun vastaus annetaan sähköpostilla tai puhelimella.
staff-new-send = Kirjaa
staff-new-done = Palaute on kirjattu
staff-new-read-aloud = Lue kuittikoodi yhteydenottajalle tai tulosta se:
staff-new-spelt = Ryhmä kerrallaan:
staff-new-once = Koodi näytetään vain nyt. Sillä yhteydenottaja voi seurata asiaa ja kirjoittaa meille.
staff-new-print = Tulosta
staff-new-phone = Apua puhelimitse:
staff-new-open = Avaa asia
staff-new-next = Kirjaa toinen

# Ohje
staff-help-work = Näin työ etenee
staff-help-enter = Puhelusta, kirjeestä tai käynnistä tulee asia niin kuin kaikista muistakin. Kirjeen voi liittää mukaan skannattuna. Anna kuittikoodi henkilölle. Jos teksti kuulostaa hätätilanteelta, ajanvaraukselta tai laskulta, näet oikean numeron annettavaksi.
staff-help-take = Ota asia työjonosta. Ensimmäisenä on se, jolla on vähiten aikaa jäljellä.
staff-help-clock = Määräaika pysähtyy vain, kun odotatte asukasta. Siirtäminen ei pysäytä sitä.
staff-help-transfer = Muualle kuuluva asia siirretään ja kerrotaan syy. Toinen yksikkö voi palauttaa sen. Toisella kerralla yksikön { $desk } koordinaattori ratkaisee.
staff-help-answer = Jokainen vastaus kertoo tuloksen: muutimme, suunnittelemme, emme muuta ja miksi, tai vastaamme.
staff-help-strategy = Ennen kuin asia päätetään, kerro, mitä strategian tavoitetta se koskee tai että se ei koske mitään.
staff-help-draft = Vastausluonnokset tallentuvat, kun kirjoitat. Muut eivät näe niitä.
staff-help-access = Kirjataan, kuka avaa asian, yhteystiedot tai liitteen.
staff-help-keys = Näppäimet
staff-help-keys-on = Ne toimivat, kun kohdistus on työjonon listassa. Voit poistaa ne käytöstä profiilissasi.
staff-help-keys-off = Olet poistanut ne käytöstä. Voit ottaa ne käyttöön profiilissasi.
staff-help-key = Näppäin
staff-help-does = Mitä se tekee
staff-help-next = Seuraava asia
staff-help-previous = Edellinen asia
staff-help-open = Avaa asia
staff-help-key-take = Ota asia
staff-help-key-accept = Pidä tänne siirretty asia
staff-help-key-help = Näytä tämä ohje
staff-made-title = Suunniteltu muutos
staff-made-tell = Kerro, että se on tehty
staff-made-text = Mitä kerrot asukkaalle?
staff-made-text-hint = Asukas lukee tämän vastauksena.
staff-made-send = Muutos on tehty
staff-done-made = Asukas ja kaikki muut näkevät nyt, että muutos on tehty.
