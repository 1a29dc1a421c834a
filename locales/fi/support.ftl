# Aloitteen kannattaminen: lomake, viestin linkin sivu, oma kannatus ja laskurit.
support-lead = Kannatat aloitetta nimelläsi. Yksi ihminen lasketaan kerran.
support-counting = Kannatus lasketaan, kun sen tapa on { $levels }.
support-and = tai
support-level-email = sähköposti
support-level-strong = vahva tunnistautuminen
support-level-paper = allekirjoitus paperilla
support-name-hint = Nimesi tai yhdistyksen, yrityksen tai kunnan nimi.
support-name-empty = Kirjoita nimi, älä henkilötunnusta
support-ground-hint = Laki edellyttää, että osallistumisesi peruste käy ilmi.
support-ground-empty = Valitse peruste, jolla tätä aloitetta voi kannattaa
support-municipality-hint = Missä asut, missä järjestön kotipaikka on tai missä kiinteistö on.
support-municipality-empty = Valitse hyvinvointialueen kunta. Muualla asuva voi osallistua muulla perusteella.
support-shows-name-yes = Kyllä, nimen saa näyttää
support-shows-name-no = Ei, minut vain lasketaan
support-email = Sähköposti
support-email-hint = Lähetämme linkin, jolla vahvistat kannatuksesi. Kukaan muu ei näe osoitetta. Jos tunnistaudut, sitä ei tarvita.
support-email-empty = Kirjoita sähköpostiosoitteesi, jotta voit vahvistaa kannatuksesi
support-level-refused = Tätä aloitetta voi kannattaa vain vahvasti tunnistautuneena tai paperilla
support-by-letter = Vahvista sähköpostilla
support-strong = Tunnistaudu
support-paper-only = Tätä aloitetta voi kannattaa vain paperilla. Pyydä lomake aloitteen tekijöiltä.
support-then = Mitä sitten tapahtuu
support-then-text = Kannatuksesi lasketaan, kun se on vahvistettu. Voit perua sen niin kauan kuin kannatusta kerätään.
support-find = Oletko jo kannattanut?
support-find-text = Tunnistaudu uudelleen tai käytä viestin linkkiä, niin näet kannatuksesi tai voit perua sen.
support-find-strong = Etsi kannatukseni
support-find-code = Minulla on koodi
support-kept = Mitä säilytämme
support-kept-text = Nimi ja osoite säilytetään salattuina. Ne poistetaan, kun aloite on ratkaistu; määrä jää. Vahvistamaton kannatus poistetaan 7 päivän kuluttua.
support-asked-title = Katso sähköpostisi
support-asked = Lähetimme linkin osoitteeseen
support-asked-text = Avaa se 7 päivän kuluessa ja vahvista kannatuksesi. Siihen asti sitä ei lasketa. Eikö viestiä tullut? Katso roskapostista ja tarkista osoite.
support-back = Aloitteeseen
support-closed-title = Kannatusta ei enää kerätä
support-closed = Kannatustasi ei kirjattu, eikä kirjoittamaasi säilytetä sitä varten. Aloite käsitellään, oli kannattajia kuinka monta tahansa.
support-over-title = Linkki ei toimi
support-over = Se on yli 7 päivää vanha tai kirjoitettu väärin. Jos olet vahvistanut kannatuksesi, se lasketaan. Muuten voit kannattaa aloitetta uudelleen.
support-not-there = Kannatusta ei löytynyt. Jos haluat kannattaa aloitetta, täytä lomake uudelleen.
support-refused-title = Kannatusta ei voi kirjata
support-elsewhere = Väestötietojen mukaan asut hyvinvointialueen ulkopuolisessa kunnassa. Voit silti osallistua muulla perusteella.
support-too-young = Kansanäänestysaloitetta voivat kannattaa 15 vuotta täyttäneet asukkaat.
support-number = Viestin numero
support-number-hint = Neljä numeroa. Ne osoittavat, että ihminen on lukenut viestin.
support-number-wrong = Kirjoita neljä numeroa, jotka ovat viestissä
support-confirm = Vahvista kannatukseni
support-open = Avaa kannatukseni
support-not-you = Etkö se ollut sinä? Sulje sivu. Mitään ei kirjata.
support-standing-confirmed = Olet kannattanut aloitetta { $date } alkaen.
support-standing-withdrawn = Peruit kannatuksesi { $date }.
support-counts = Kannatuksesi lasketaan.
support-counts-not = Kannatuksesi näkyy, mutta sitä ei lasketa.
support-make-count = Tunnistaudu, niin se lasketaan
support-code = Koodisi
support-code-text = Koodilla näet kannatuksesi ja voit perua sen. Se näytetään vain nyt: kirjoita se muistiin tai tallenna se.
support-fact-level = Vahvistustapa
support-fact-name = Nimi verkossa
support-withdraw = Peru kannatus
support-withdraw-text = Sinua ei enää lasketa, ja nimesi ja osoitteesi poistetaan. Voit kannattaa aloitetta myöhemmin uudelleen.
support-withdraw-closed = Kannatusta ei enää kerätä, joten sitä ei voi perua.
support-done-withdraw = Kannatuksesi on peruttu.
support-title = Kannatus
support-counted =
    { $n ->
        [one] 1 kannattaja: hyvinvointialueen asukkaita { $residents }, muita { $others }.
       *[other] { $all } kannattajaa: hyvinvointialueen asukkaita { $residents }, muita { $others }.
    }
support-uncounted =
    { $n ->
        [one] Lisäksi 1 on vahvistanut pelkällä sähköpostilla, eikä häntä lasketa.
       *[other] Lisäksi { $all } on vahvistanut pelkällä sähköpostilla, eikä heitä lasketa.
    }
support-limit = { $supporters } / { $threshold }. Raja on laskettu { $persons } henkilöstä ({ $counted }).
support-limit-reached = { $supporters } / { $threshold }. Raja saavutettiin { $date }. Se on laskettu { $persons } henkilöstä ({ $counted }).
support-towns = Asukkaat kunnittain
support-towns-text = Kunnat, joissa on alle 5 kannattajaa, näytetään yhdessä.
support-towns-rest = Muut kunnat yhteensä
support-names = Nimellään esiintyvät
support-names-none = Kukaan ei ole vielä halunnut nimeään näkyviin.
support-names-over = Nimet on poistettu verkosta. Määrä jää.
support-names-first = Alusta

# Kansanäänestysaloite: mitä laki vaatii.
referendum-title = Kansanäänestys: mitä laki vaatii
referendum-who = Sen tekevät ja sitä kannattavat hyvinvointialueen asukkaat, jotka ovat täyttäneet { $age } vuotta.
referendum-number = Kannattajia tarvitaan vähintään { $supporters }: kolme prosenttia { $persons } asukkaasta, jotka ovat täyttäneet { $age } vuotta ({ $date }).
referendum-how = Sitä kannatetaan vahvasti tunnistautuneena tai paperilla, jossa on nimi, syntymäaika, kotikunta ja oma allekirjoitus. Sähköposti ei riitä.
referendum-then = Kun raja on täynnä, aluevaltuusto päättää viipymättä, järjestetäänkö kansanäänestys. Se on neuvoa-antava. Jos raja ei täyty, aloite käsitellään muiden aloitteiden tapaan.
