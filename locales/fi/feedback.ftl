# Anna palautetta: ensimmäiseltä sivulta tarkistukseen.
feedback-step = Anna palautetta · Vaihe { $number }/4
feedback-stale = Sivu oli ollut auki liian kauan. Kaikki kirjoittamasi on tallella. Paina painiketta uudelleen.
feedback-unknown = En tiedä
feedback-call = Soita
feedback-read-more = Lue lisää
feedback-size-kb = { $number } kt
feedback-size-mb = { $number } Mt
feedback-unit = Palautteesi saa { $unit }.
feedback-unit-lost = Käyttämäsi linkki ei ole enää voimassa. Voit silti antaa palautetta tässä, ja me etsimme oikean yksikön.
feedback-goal = Kirjoitat strategian tavoitteesta: { $goal }.
feedback-about-accessibility = Kirjoitat saavutettavuudesta: jotakin täällä ei voi käyttää.

# Mistä kaikki alkaa
feedback-start-lead = Kiitokset, moitteet, ehdotukset ja kysymykset ovat kaikki tervetulleita. Aikaa kuluu noin kolme minuuttia. Sinun ei tarvitse kirjautua eikä kertoa, kuka olet.
feedback-start-signposts = Joissakin asioissa saat apua nopeammin muualta
feedback-start-on = Anna palautetta

# Teksti
feedback-text-hint = Kirjoita omin sanoin. Mitä tapahtui, missä ja milloin? Lyhytkin teksti käy.
feedback-text-first = Aloita tästä. Kun olet kirjoittanut jotakin, pääset eteenpäin.
feedback-text-empty = Kirjoita, mitä haluat kertoa
feedback-text-short = Kirjoita vähän enemmän, ainakin 10 merkkiä
feedback-text-long = { $number ->
    [one] Teksti on 1 merkin liian pitkä. Lyhennä sitä.
   *[other] Teksti on { $shown } merkkiä liian pitkä. Lyhennä sitä.
}
feedback-text-cut = Teksti on niin pitkä, että pystyimme ottamaan vastaan vain ensimmäiset { $shown } merkkiä. Loppu ei ole täällä tallella. Lyhennä tekstiä tai lähetä se liitteenä.
feedback-privacy-title = Älä kirjoita henkilötunnusta äläkä sairauksia
feedback-privacy = Meidän ei tarvitse tietää, kuka olet. Jos kirjoitat henkilötunnuksen, poistamme sen ennen kuin mitään tallennetaan.
feedback-files = Liitteet (vapaaehtoinen)
feedback-files-hint = Enintään 5 tiedostoa, kukin enintään 10 Mt: kuvia, PDF tai pelkkää tekstiä. Poistamme kuvista piilotiedot, kuten paikan.
feedback-files-kept = Lisätyt tiedostot
feedback-files-remove = Poista
feedback-files-busy = Otamme juuri nyt vastaan monta tiedostoa yhtä aikaa. Tekstisi on tallella. Valitse tiedostot uudelleen ja paina painiketta hetken kuluttua.
feedback-files-cut = Osaa tiedostoista ei voitu lukea. Ne voivat olla yhdessä liian suuria. Yritä uudelleen vähemmillä tiedostoilla. Tekstisi on tallella.
feedback-trap = Jätä tämä kenttä tyhjäksi
feedback-trap-filled = Piilotettu kenttä oli täytetty. Ehkä selain täytti sen. Jätä se tyhjäksi ja jatka.
feedback-urgent-question = Onko asialla kiire?
feedback-what-happens = Mitä tekstilleni tapahtuu?
feedback-what-happens-read = Yksikkö, jota asia koskee, lukee sen ja vastaa. Mitään ei julkaista ilman lupaasi, eikä koskaan nimelläsi.
feedback-what-happens-kept = Kun kirjoitat, säilytämme luonnoksen vuorokauden ajan. Emme tallenna verkko-osoitettasi emmekä muuta, mistä selviäisi, kuka olet.

# Kahden kysymyksen välissä
feedback-notice-urgent = Tarvitsetko apua juuri nyt?
feedback-notice-removed = Poistimme henkilötunnuksen
feedback-notice-signpost = Voit saada apua nopeammin muualta
feedback-notice-signposts = Tekstisi toi mieleemme tämän. Voit myös jatkaa ja lähettää palautteesi.
feedback-notice-on = Jatka palautteen antamista
feedback-notice-back = Muuta tekstiä
feedback-removed-title = Tämä poistettiin
feedback-removed = Poistimme sen ennen kuin mitään tallennettiin. Kukaan muu kuin sinä ei ole nähnyt sitä.
feedback-removed-now = Tekstisi on nyt tällainen

# Mitä asia koskee
feedback-about-first = Vastaa ensin näihin kysymyksiin. Sitten pääset eteenpäin.
feedback-kind = Millaista palautetta annat?
feedback-kind-empty = Valitse, millaista palautetta annat
feedback-kind-accessibility-hint = Verkkosivustoamme tai sovellustamme on vaikea käyttää.
feedback-service = Mitä palvelua asia koskee?
feedback-service-empty = Valitse palvelu tai ”En tiedä”
feedback-sounds-like = Tekstisi perusteella asia voisi koskea: { $services }
feedback-municipality = Missä kunnassa?
feedback-municipality-empty = Valitse kunta tai ”En tiedä”
feedback-place = Paikka (vapaaehtoinen)
feedback-place-none = Ei mikään tietty paikka, tai ei luettelossa
feedback-place-unknown = Valitse paikka luettelosta
feedback-topic = Aihe (vapaaehtoinen)
feedback-topic-none = Ei aihetta
feedback-topic-unknown = Valitse aihe luettelosta
feedback-nps = Kuinka todennäköisesti suosittelisit palvelua muille? (vapaaehtoinen)
feedback-nps-hint = 0 tarkoittaa, että et suosittelisi lainkaan, ja 10, että suosittelisit hyvin todennäköisesti.
feedback-nps-none = En vastaa
feedback-nps-wrong = Valitse luku 0–10 tai ”En vastaa”

# Miten vastataan
feedback-reply-first = Kerro, miten haluat vastauksen. Sitten voit lähettää.
feedback-reply-hint = Saat aina kuittikoodin. Sillä voit lukea vastauksen täällä.
feedback-reply-email = Lähettäkää minulle sähköpostia
feedback-reply-phone = Soittakaa minulle
feedback-reply-code = Luen vastauksen itse koodilla
feedback-reply-none = En tarvitse vastausta
feedback-reply-empty = Valitse, miten haluat vastauksen
feedback-email = Sähköpostiosoitteesi
feedback-email-hint = Käytämme sitä vain tässä asiassa.
feedback-email-wrong = Kirjoita sähköpostiosoite näin: nimi@esimerkki.fi
feedback-phone = Puhelinnumerosi
feedback-phone-hint = Käytämme sitä vain tässä asiassa.
feedback-phone-wrong = Kirjoita puhelinnumero näin: 040 123 4567
feedback-name = Ketä kysymme puhelimeen? (vapaaehtoinen)
feedback-name-hint = Etunimi riittää.
feedback-name-long = { $number ->
    [one] Nimi on 1 merkin liian pitkä. Lyhennä sitä.
   *[other] Nimi on { $number } merkkiä liian pitkä. Lyhennä sitä.
}
feedback-publish = Saammeko näyttää palautteesi muille ilman nimeäsi?
feedback-publish-hint = Poistamme ensin kaiken, mikä voisi paljastaa, kuka olet.
feedback-publish-yes = Kyllä, ilman nimeä ja ilman tietoja, jotka paljastavat jonkun
feedback-publish-no = Ei
feedback-publish-empty = Valitse kyllä tai ei

# Tarkistus ennen lähettämistä
feedback-check = Tarkista ja lähetä
feedback-check-lead = Emme ole vielä saaneet palautettasi. Lue se läpi ja paina { $button }.
feedback-line-text = Tekstisi
feedback-line-files = Liitteet
feedback-line-kind = Palautteen laji
feedback-line-service = Palvelu
feedback-line-municipality = Kunta
feedback-line-place = Paikka
feedback-line-topic = Aihe
feedback-line-goal = Strategian tavoite
feedback-line-nps = Suositteletko palvelua?
feedback-line-nps-value = { $score }/10
feedback-line-reply = Vastaus
feedback-line-email = Sähköposti osoitteeseen { $email }
feedback-line-phone = Puhelu numeroon { $phone }
feedback-line-publish = Saammeko näyttää sen muille?
feedback-send = Lähetä palaute
feedback-discard = Poista kaikki ja aloita alusta
