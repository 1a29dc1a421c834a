# The privacy notice

privacy-lead = Tässä kerromme, mitä teemme sillä, mitä kirjoitat, ja kuinka kauan säilytämme sen. Voit antaa palautetta kertomatta, kuka olet.
privacy-to-be-confirmed = Hyvinvointialue ei ole vielä vahvistanut tarkoituksia, oikeusperusteita, aikoja ja yhteystietoja.
privacy-controller-title = Kuka vastaa tiedoista?
privacy-controller = Rekisterinpitäjä on
privacy-controller-phone = Puhelin:
privacy-officer = Tietosuojavastaavan tavoitat osoitteesta
privacy-purposes-title = Mihin tietoja käytetään ja millä perusteella?
privacy-no-decisions = Ohjelma valitsee sääntöjen mukaan, mikä yksikkö saa palautteesi. Kaikki vastaukset ja päätökset antaa ihminen.
privacy-anonymous-title = Mitä tallennamme, kun annat palautetta?
privacy-anonymous = Tallennamme tekstisi, lomakkeella tekemäsi valinnat ja päivän, jona palaute tuli. Emme tallenna verkko-osoitettasi, selaintasi emmekä kellonaikaa.
privacy-code = Kuittikoodia ei tallenneta sellaisenaan. Siksi kukaan meillä ei saa sitä selville.
privacy-identity = Tekstissä olevat henkilötunnukset peitetään ennen tallennusta.
privacy-contact = Tietoja, jotka annat vastausta varten, käytetään vain sinulle vastaamiseen.
privacy-kept-title = Kuinka kauan tietoja säilytetään?
privacy-kept = Ohjelma katsoo joka yö, mitä on säilytetty tarpeeksi kauan.
privacy-for-good = Säilytetään pysyvästi.
privacy-at-once = Heti { $from }.
privacy-after-years = { $n ->
    [one] Vuoden kuluttua { $from }.
   *[other] { $n } vuoden kuluttua { $from }.
}
privacy-after-months = { $n ->
    [one] Kuukauden kuluttua { $from }.
   *[other] { $n } kuukauden kuluttua { $from }.
}
privacy-after-days = { $n ->
    [one] Päivän kuluttua { $from }.
   *[other] { $n } päivän kuluttua { $from }.
}
privacy-from-created = syntymisestä
privacy-from-expired = voimassaolon päättymisestä
privacy-from-closed = asian sulkemisesta
privacy-from-final-decision = lopullisesta päätöksestä
privacy-from-left = paneelista lähtemisestä
privacy-from-last-active = viimeisestä osallistumisesta
privacy-from-sealed = kyselyn sulkemisesta
privacy-from-sent = lähettämisestä
privacy-then-delete = Silloin ne poistetaan.
privacy-then-tombstone = Silloin sanat poistetaan. Jäljelle jäävät asian numero, yksikkö, laji ja päivät.
privacy-then-archive = Ne siirretään arkistoon.
privacy-sealed-title = Mitä on salattu?
privacy-sealed = Tämä on tietokannassa salattuna. Avaimet ovat sen ulkopuolella.
privacy-sealed-feedback = Palautteen teksti
privacy-sealed-contacts = Nimi, sähköpostiosoite ja puhelinnumero vastausta varten
privacy-sealed-attachments = Liitteet ja niiden nimet
privacy-sealed-case-events = Merkinnät asian historiassa
privacy-sealed-messages = Sinun ja yksikön väliset viestit
privacy-sealed-answers = Vastaukset ja mitä mieltä olit niistä
privacy-sealed-publications = Tekstit, joita valmistellaan julkisiksi
privacy-sealed-initiative-texts = Aloitteiden tekstit
privacy-sealed-initiative-makers = Aloitteiden tekijöiden nimet, sähköpostiosoitteet ja puhelinnumerot
privacy-sealed-initiative-events = Aloitteen vaiheet ja niiden perustelut
privacy-sealed-initiative-drafts = Aloite, jonka olet aloittanut mutta et lähettänyt
privacy-sealed-initiative-keys = Aloitteen kuitti, kunnes olet nähnyt sen
privacy-sealed-support-requests = Vielä vahvistamattoman kannatuksen nimi ja sähköpostiosoite
privacy-sealed-supports = Aloitteen kannattajan nimi ja sähköpostiosoite
privacy-sealed-paper-batches = Kuka toi kannatukset paperilla
privacy-sealed-paper-scans = Skannattujen papereiden nimet
privacy-sealed-paper-lines = Nimi ja syntymäaika paperilla annetusta kannatuksesta
privacy-sealed-access-records = Miksi joku avasi alkuperäisen tekstin
privacy-sealed-staff-drafts = Henkilöstön vastausluonnokset
privacy-sealed-kept-forms = Se, mitä henkilöstö on kirjoittanut mutta ei lähettänyt
privacy-sealed-outbox = Sähköpostin vastaanottaja ja siinä oleva linkki
privacy-sealed-resident-identities = Kunta, jossa asut, jos olet tunnistautunut
privacy-sealed-totp-secrets = Henkilöstön kertakoodien salaisuus
privacy-sealed-passkeys = Henkilöstön pääsyavaimet ja niiden nimet
privacy-sealed-drafts = Palaute, jonka olet aloittanut mutta et lähettänyt
privacy-sealed-residents = Oman sivusi sähköpostiosoite
privacy-sealed-resident-sign-ins = Kirjautumisviestin pyytäneen sähköpostiosoite
privacy-sealed-idempotency-keys = Kuitti, kunnes olet nähnyt sen
privacy-receivers-title = Kuka saa tiedot?
privacy-receivers-county = Asiastasi vastaava yksikkö ja yksiköiden toimintaa sovittavat. Asian lukemisesta jää jälki.
privacy-receivers-mail = Sähköposti kulkee hyvinvointialueen sähköpostipalvelimen kautta. Siinä on asian numero ja linkki, ei koskaan sitä, mitä sinä tai me olemme kirjoittaneet.
privacy-receivers-no-mail = Sähköpostia ei lähde palvelusta: se jää kansioon palvelimelle.
privacy-receivers-sso = Henkilöstö voi kirjautua työnantajan kirjautumispalvelulla. Se saa tietää, että he kirjautuvat tänne, eikä mitään asukkaista.
privacy-receivers-strong = Vahva tunnistautuminen tapahtuu tunnistuspalvelussa. Se saa tietää, että henkilö tulee tänne, muttei sitä, mitä hän kirjoittaa.
privacy-receivers-nobody = Ei kukaan muu. Sivut eivät hae mitään muilta sivustoilta, eikä tietoja käytetä mainontaan.
privacy-cookies-title = Evästeet
privacy-cookies = Sivut eivät tallenna laitteellesi evästeitä, kun luet. Tässä ovat kaikki evästeet ja se, milloin niitä tarvitaan.
privacy-cookie-view = Muistaa, miten haluat lukea: kielen, koon ja värit.
privacy-cookie-draft = Löytää aloittamasi palautteen.
privacy-cookie-case = Pitää asiasi auki, kun olet kirjoittanut kuittikoodin. Se lakkaa toimimasta, kun puoli tuntia kuluu ilman käyntiä.
privacy-cookie-claim = Löytää asiasi uudelleen, kun kirjaudut tallentamaan sen omalle sivullesi. Se lakkaa toimimasta puolen tunnin kuluttua.
privacy-cookie-sign-in = Muistaa, että pyysit viestin kirjautumista varten. Se lakkaa toimimasta 10 minuutin kuluttua.
privacy-cookie-resident = Pitää sinut kirjautuneena omalle sivullesi.
privacy-cookie-days = Se poistuu { $n } päivän kuluttua tai kun kirjaudut ulos.
privacy-cookie-initiative-draft = Löytää aloitteen, jonka olet aloittanut.
privacy-cookie-initiative = Pitää aloitteesi auki, kun olet kirjoittanut kuittikoodin. Se lakkaa puolen tunnin jälkeen, jos et käy sivulla.
privacy-cookie-support = Avaa kannatuksesi tai muistaa, että pyysit viestin. Se lakkaa puolen tunnin tai viimeistään 8 päivän kuluttua.
privacy-cookie-staff = Pitää henkilöstön kirjautuneena.
privacy-cookie-half = Muistaa henkilöstön salasanan ja kertakoodin välissä, että salasana oli oikea.
privacy-cookie-sign-on = Muistaa kymmenen minuutin ajan, että olet kirjautumassa toisessa palvelussa, jotta vastaus tulee sinulle.
privacy-cookie-asked = Varmistaa, että henkilöstön pääsyavain vastaa samassa selaimessa, jossa sitä kysyttiin.
privacy-cookie-window = Se katoaa, kun suljet selaimen.
privacy-cookie-kept = Se säilyy, kunnes poistat sen.
privacy-logs-title = Lokit ja varmuuskopiot
privacy-logs = Ohjelman loki kertoo, millainen sivu näytettiin ja mikä meni vikaan, ilman verkko-osoitteita ja ilman kirjoitettua.
privacy-logs-kept = Loki poistetaan: { $until }
privacy-backups-kept = Poistettu tieto voi olla vielä varmuuskopioissa. Ne poistetaan: { $until }
privacy-rights-title = Oikeutesi
privacy-rights = Voit pyytää meiltä tätä:
privacy-rights-see = Nähdä tietosi luettavana sivuna ja tiedostona ohjelmille.
privacy-rights-correct = Oikaista sen, mikä on väärin.
privacy-rights-erase = Poistaa tietosi. Se, mitä laki vaatii säilyttämään, jää ilman nimeäsi.
privacy-rights-object = Rajoittaa tietojen käyttöä tai vastustaa sitä.
privacy-rights-how = Kirjoita tai soita rekisterinpitäjälle tai kirjoita tietosuojavastaavalle. Vastaamme kuukauden kuluessa.
privacy-rights-anonymous = Annoitko palautetta ilman nimeä? Silloin emme tiedä, mikä on sinun. Näytä kuittikoodi, niin löydämme sen.
privacy-supervisor-title = Jos et ole tyytyväinen
privacy-supervisor = Tietosuojavaltuutettu valvoo henkilötietojen käsittelyä. Voit tehdä sinne valituksen.
privacy-supervisor-link = Tietosuojavaltuutetun sivusto
