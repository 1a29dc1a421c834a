# Pages that only tell something. What is not built yet says so.
information-here-title = Tällä sivustolla
initiatives-lead = Aloite on ehdotus siitä, mitä { $county } voisi tehdä tai muuttaa.
initiatives-who-title = Kuka voi tehdä aloitteen?
initiatives-who = Voit tehdä aloitteen, jos asut alueella. Sen voivat tehdä myös kunnat, täällä kotipaikkaansa pitävät yhdistykset, yritykset ja säätiöt sekä se, joka omistaa tai hallitsee täällä kiinteistöä.
initiatives-who-users = Palvelun käyttäjä voi tehdä aloitteen siitä palvelusta, vaikka ei asuisi täällä.
initiatives-how-title = Näin teet aloitteen
initiatives-how = Kirjoita osoitteeseen { $visit }. Voit käyttää myös oikeusministeriön verkkopalvelua.
initiatives-how-what = Kerro, mitä ehdotat, millä perusteella voit tehdä aloitteen ja miten tavoitamme sinut.
initiatives-then-title = Mitä sitten tapahtuu?
initiatives-then = Kuukauden kuluessa saat tiedon siitä, kuka aloitteen käsittelee. Aloitteen tekijöille annetaan tilaisuus tulla kuulluksi, ja saat tiedon siitä, mihin aloite johti.
initiatives-then-council = Aluevaltuusto saa vähintään kerran vuodessa tiedon sille kuuluvista aloitteista ja siitä, mitä niiden johdosta on tehty.
initiatives-here = Täällä ei voi vielä jättää aloitetta. Palautetta voit antaa jo nyt, mutta palaute ei ole aloite.
initiatives-national = Oikeusministeriön palvelu hyvinvointialuealoite.fi
panel-lead = { $panel } on verkossa toimiva asukkaiden joukko, joka auttaa parantamaan palveluja.
panel-what-title = Mitä paneeli tekee?
panel-what = Jäsenet vastaavat lyhyisiin kyselyihin ja näkevät, mihin vastaukset johtivat.
panel-who = Mukanaolo on vapaaehtoista, ja paneelista voi lähteä milloin vain.
panel-here = Täällä ei voi vielä liittyä. Voit sillä välin antaa palautetta.
bodies-lead = Kolme toimielintä tuo nuorten, ikääntyneiden ja vammaisten ihmisten näkemykset esiin ennen päätöksiä.
bodies-youth-title = Nuorisovaltuusto
bodies-youth = Se puhuu lasten ja nuorten puolesta.
bodies-older-title = Vanhusneuvosto
bodies-older = Se puhuu ikääntyneiden asukkaiden ja heidän tarvitsemiensa palvelujen puolesta.
bodies-disability-title = Vammaisneuvosto
bodies-disability = Se puhuu vammaisten ihmisten ja heidän tarvitsemiensa palvelujen puolesta.
bodies-rights-title = Mitä ne saavat tehdä?
bodies-rights = Ne voivat vaikuttaa palvelujen suunnitteluun, valmisteluun, toteutukseen ja seurantaan. Ne voivat myös itse ottaa esiin asian, jota pitävät ryhmälleen tärkeänä.
bodies-members = Jäsenet tulevat kuntien vastaavista toimielimistä, kustakin vähintään yksi.
bodies-here = Toimielinten lausunnot eivät näy täällä vielä. Soita meille, jos haluat tavoittaa toimielimen.
voting-lead = Aluevaaleissa asukkaat valitsevat valtuuston, joka päättää terveyspalveluista, sosiaalipalveluista ja pelastustoimesta.
voting-when-title = Milloin ovat seuraavat vaalit?
voting-when = Seuraavat vaalit ovat { $election }. Kuntavaalit pidetään samana päivänä.
voting-advance = Voit äänestää myös ennakkoon. Ajat ja paikat kerrotaan ennen vaaleja osoitteessa vaalit.fi.
voting-who-title = Kuka saa äänestää?
voting-who = Saat äänestää, jos täytät 18 vuotta viimeistään vaalipäivänä, kotikuntasi on alueella ja olet Suomen, muun EU-maan, Islannin tai Norjan kansalainen.
voting-who-others = Muiden maiden kansalaiset saavat äänestää, jos heillä on lisäksi ollut kotikunta Suomessa kahden vuoden ajan.
voting-register = Ratkaisevaa on, missä kotikuntasi on väestötietojärjestelmän mukaan 51. päivän lopussa ennen vaaleja eli { $register }.
voting-what-title = Mistä valtuusto päättää?
voting-what = Valtuustossa on { $seats } jäsentä. Se päättää strategiasta, talousarviosta ja palvelujen perusteista.
voting-national = Lisää vaaleista: vaalit.fi
help-lead = Voit antaa palautetta verkossa, puhelimitse, paperilla tai paikan päällä. Saat saman vastauksen, annoitpa palautteen miten tahansa.
help-urgent-title = Onko asia kiireellinen?
help-urgent = Soita 112, jos jonkun henki tai terveys on nyt vaarassa.
help-urgent-advice = Soita Päivystysapuun 116117, jos tarvitset hoitoa pian mutta kyse ei ole hätätilanteesta.
help-phone-title = Soita meille
help-phone = Numero on { $phone }. Vastaamme { $hours }.
help-phone-what = Voimme kirjata palautteesi puolestasi ja antaa sinulle kuittikoodin.
help-paper-title = Paperilla tai paikan päällä
help-paper = Lähetä kirjeesi tai tule käymään: { $visit }.
help-paper-what = Kirjoita, mitä tapahtui, missä ja milloin. Kirjoita myös, miten haluat vastauksen.
help-code-title = Kuittikoodi
help-code = Kuittikoodilla näet, kenellä palautteesi on, milloin saat vastauksen ja mikä vastaus on. Voit myös kirjoittaa takaisin.
help-code-lost = Emme voi palauttaa kadonnutta koodia. Soita meille, niin autamme eteenpäin.
easy-lead = Tässä kerromme helpoilla sanoilla, miten voit sanoa mielipiteesi.
easy-feedback-title = Kirjoita meille
easy-feedback = Voit kertoa, mikä oli hyvää. Voit kertoa, mikä oli huonoa. Voit kysyä.
easy-feedback-name = Sinun ei tarvitse kertoa nimeäsi.
easy-feedback-answer = Vastaamme { $answer_days } päivässä.
easy-code-title = Saat koodin
easy-code = Kun olet kirjoittanut, saat koodin. Kirjoita koodi muistiin. Koodilla voit lukea vastauksemme.
easy-code-safe = Älä näytä koodia muille. Se, jolla on koodi, voi lukea asiasi.
easy-help-title = Pyydä apua
easy-help = Voit soittaa meille. Numero on { $phone }. Vastaamme { $hours }.
easy-urgent = Tarvitsetko apua heti? Soita 112.
accessibility-lead = Kaikkien pitää voida käyttää tätä sivustoa: näppäimistöllä, ruudunlukijalla, suurella tekstillä ja ilman skriptejä.
accessibility-state-title = Miten saavutettava sivusto on?
accessibility-state = Tavoite on WCAG 2.2:n tasot A ja AA. Laki vaatii WCAG 2.1:n tasot A ja AA. Ei ole varmistettu, täyttääkö sivusto vaatimukset.
accessibility-method = Sivuja kokeillaan ohjelmilla: yksi etsii puutteita, yksi käyttää pelkkää näppäimistöä ja yksi toimii ilman skriptejä. Ulkopuolinen ei ole vielä tarkastanut sivustoa.
accessibility-gaps-title = Mikä ei ole saavutettavaa?
accessibility-gaps = Ohjelmat eivät löydä nyt puutteita, mutta ne eivät löydä kaikkea. Sivuja ei ole kokeiltu ruudunlukijalla.
accessibility-gaps-files = Muiden lähettämistä liitteistä voi puuttua se, mitä ruudunlukija tarvitsee. Soita meille, jos tarvitset sisällön muulla tavalla.
accessibility-feedback-title = Kerro puutteesta
accessibility-feedback = Anna palautetta tällä sivustolla tai soita { $phone }.
accessibility-feedback-when = Vastaamme { $accessibility_days } päivän kuluessa.
accessibility-supervisor-title = Jos et ole tyytyväinen vastaukseen
accessibility-supervisor = Saavutettavuutta valvoo Liikenne- ja viestintävirasto Traficom. Voit tehdä sille kantelun tai selvityspyynnön, jos et saa vastausta { $accessibility_days } päivässä tai vastaus ei riitä.
accessibility-traficom = Traficomin saavutettavuussivusto
privacy-lead = Voit antaa palautetta kertomatta, kuka olet. Tallennamme mahdollisimman vähän.
privacy-anonymous-title = Palaute ilman nimeä
privacy-anonymous = Tallennamme tekstisi ja päivän, jona se tuli. Emme tallenna verkko-osoitettasi, selaintasi emmekä kellonaikaa.
privacy-code = Kuittikoodia ei tallenneta sellaisenaan. Siksi kukaan meillä ei saa sitä selville.
privacy-identity = Tekstissä olevat henkilötunnukset peitetään ennen tallennusta.
privacy-contact-title = Jos haluat vastauksen
privacy-contact = Tiedot, jotka annat vastausta varten, tallennetaan salattuina. Niitä käytetään vain sinulle vastaamiseen.
privacy-kept-title = Kuinka kauan tietoja säilytetään?
privacy-kept-contact = Yhteystiedot on määrä poistaa { $contact_after } asian sulkemisesta.
privacy-kept-text = Teksti, vastaukset ja liitteet on määrä poistaa { $text_after } asian sulkemisesta.
privacy-after-years = { $n ->
    [one] vuoden kuluttua
   *[other] { $n } vuoden kuluttua
}
privacy-after-months = { $n ->
    [one] kuukauden kuluttua
   *[other] { $n } kuukauden kuluttua
}
privacy-after-days = { $n ->
    [one] päivän kuluttua
   *[other] { $n } päivän kuluttua
}
privacy-cookies-title = Evästeet
privacy-cookies = Sivut eivät tallenna laitteellesi evästeitä, kun luet. Eväste tarvitaan, kun kirjoitat palautetta, avaat asiasi tai valitset tekstin ja värit.
privacy-others = Kukaan muu ei saa tietää, mitä teet täällä. Sivut eivät hae mitään muilta sivustoilta.
privacy-rights-title = Oikeutesi
privacy-rights = Rekisterinpitäjä on { $county }. Voit pyytää saada nähdä tietosi tai pyytää, että ne oikaistaan tai poistetaan. Soita { $phone }, niin kerromme miten.
