# How the county is set up.
county-settings = Asetukset
county-settings-text = Määräajat, puhelin ja muut koko aluetta koskevat tiedot.
county-phrases = Vakiotekstit
county-phrases-text = Valmiita kappaleita vastauksen aluksi, pareittain suomeksi ja ruotsiksi.
county-topics = Aiheet
county-topics-text = Mistä palaute voi kertoa. Sanat auttavat ohjelmaa ehdottamaan oikeaa aihetta.
county-services = Palvelut
county-services-text = Palvelut sellaisina kuin asukkaat ne tuntevat, ja kustakin vastaava yksikkö.
county-places = Paikat
county-places-text = Talot ja alueet, joissa palveluja annetaan.
county-units = Yksiköt
county-units-text = Organisaatio. Toimintansa päättävä yksikkö lakkautetaan, ja toinen yksikkö ottaa sen asiat ja säännöt.
county-add-phrase = Lisää vakioteksti
county-add-topic = Lisää aihe
county-add-service = Lisää palvelu
county-add-place = Lisää paikka
county-add-unit = Lisää yksikkö
county-history = Muutokset
county-history-text = Kuka on muuttanut mitä, milloin ja miksi. Vanhat tiedot jäävät näkyviin.
county-pack = Alueen tietopaketti
county-by-operator = Ylläpito
county-more = { $count ->
    [one] ja { $count } muutos lisää
   *[other] ja { $count } muutosta lisää
}
county-old = Ennen:
county-new = Nyt:
county-closed = Lakkautettu
county-name-sv = Nimi ruotsiksi
county-name-fi = Nimi suomeksi
county-name-en = Nimi englanniksi
county-text-sv = Teksti ruotsiksi
county-text-fi = Teksti suomeksi
county-text-en = Teksti englanniksi
county-in-sv = Ruotsiksi
county-in-fi = Suomeksi
county-in-en = Englanniksi
county-words-sv = Ruotsinkieliset sanat
county-words-fi = Suomenkieliset sanat
county-words-en = Englanninkieliset sanat
county-words-hint = Yksi sana riville, missä taivutusmuodossa tahansa.
county-goal = Strategian tavoite
county-goal-hint = Tavoitetta ehdotetaan sille, joka vastaa aihetta koskevaan palautteeseen.
county-no-goal = Ei tavoitetta
county-examples-sv = Esimerkkejä ruotsiksi
county-examples-fi = Esimerkkejä suomeksi
county-examples-en = Esimerkkejä englanniksi
county-service-unit = Vastaava yksikkö
county-service-unit-hint = Se saa palautteen, kun mikään sääntö ei määrää toisin.
county-sensitive = Terveys- tai sosiaalipalvelu
county-sensitive-hint = Jos yksikin palvelu on tällainen, kaikkien tavoitteiden tilastoissa piilotetaan alle kymmenen tapausta alle viiden sijasta.
county-municipality = Kunta
county-place-services = Paikan palvelut
county-parent = Kuuluu yksikköön
county-no-parent = Ei ylempää yksikköä
county-level = Taso
county-level-service-area = Toimiala
county-level-result-area = Tulosalue
county-level-service-unit = Palveluyksikkö
county-opened-on = Ensimmäinen päivä
county-yes = Kyllä
county-no = Ei
county-range = Kokonaisluku väliltä { $least }–{ $most }.
county-days = Päiviä
county-working-days = Työpäiviä
county-answer = Vastausaika
county-answer-text = Asukas saa vastauksen viimeistään näin monen päivän kuluttua saapumisesta. Se luvataan kuittauksessa. Jo saapuneet asiat pitävät päivänsä.
county-acknowledge = Lukemisaika
county-acknowledge-text = Näin monessa työpäivässä ihminen on nähnyt viestin.
county-transfer-return = Palautusaika
county-transfer-return-text = Näin kauan yksikkö voi palauttaa asian, jonka toinen yksikkö lähetti. Sen jälkeen asia on yksikön oma.
county-waiting = Asukkaan odottamisen aika
county-waiting-text = Näin monta päivää asia odottaa asukkaan vastausta kysymykseen. Sen jälkeen aika jatkuu itsestään.
county-phone = Puhelin
county-phone-text = Neuvontanumero on joka sivulla.
county-phone-number = Numero
county-phone-hours = Puhelinaika
county-phone-hours-text = Milloin puhelimeen vastataan. Näkyy numeron jäljessä.
county-visit = Osoite
county-visit-text = Mihin paperisen palautteen voi lähettää tai tuoda.
county-panel-name = Asukaspaneelin nimi
county-panel-name-text = Tällä nimellä paneeli on kaikilla sivuilla.
county-missing = Täytä: { $field }.
county-no-number = Kirjoita kokonaisluku.
county-out-of-range = Luku on liian pieni tai liian suuri.
county-no-day = Anna päivä.
county-unsound = Mitään ei tallennettu, koska tiedot eivät olisi sopineet yhteen. Tarkistus sanoo:
county-in-use = Sitä ei voi poistaa, koska jokin muu viittaa siihen. Tarkistus sanoo:
county-conflict = Joku muu ehti muuttaa tietoja. Hänen muutoksensa näkyy alimpana. Kirjoittamasi on tallella: tallenna uudelleen, jos sen pitää yhä olla voimassa.
county-reason = Miksi?
county-reason-hint = Näkyy muutoksissa. Saa olla tyhjä.
county-save = Tallenna
county-remove = Poista
county-not-yours = Voit lukea mutta et muuttaa tätä.
county-close = Lakkauta yksikkö
county-close-title = Lakkauta { $unit }
county-close-text = Eilinen on yksikön viimeinen päivä. Samalla seuraavat siirtyvät jatkavalle yksikölle:
county-close-cases = { $count ->
    [one] { $count } avoin asia
   *[other] { $count } avointa asiaa
}
county-close-services = { $count ->
    [one] { $count } palvelu
   *[other] { $count } palvelua
}
county-close-rules = { $count ->
    [one] { $count } sääntö
   *[other] { $count } sääntöä
}
county-close-people = { $count ->
    [one] { $count } henkilöllä on rooli yksikössä. Rooli ei siirry: anna uusi.
   *[other] { $count } henkilöllä on rooli yksikössä. Roolit eivät siirry: anna uudet.
}
county-successor = Jatkava yksikkö
county-successor-hint = Asiaa hoitava pitää asian, jos hänellä on rooli jatkavassa yksikössä.
county-close-reason = Miksi yksikkö lakkautetaan?
county-close-button = Lakkauta yksikkö
county-close-no-successor = Valitse jatkava yksikkö.
county-close-no-reason = Kirjoita, miksi yksikkö lakkautetaan.
county-reason-code = Perustelussa on henkilötunnus. Poista se.
county-close-general-desk = Yksikkö ottaa vastaan sen, mitä kukaan muu ei voi ottaa, eikä sitä voi lakkauttaa.
county-close-sub-units = Yksiköllä on avoimia alayksiköitä. Lakkauta tai siirrä ne ensin.
county-close-bad-successor = Yksikkö ei voi jatkaa. Valitse toinen.
county-close-unsound = Yksikköä ei voi lakkauttaa näin: tiedot eivät sopisi yhteen.
county-done-saved = Muutos on tallennettu ja voimassa.
county-done-removed = Poistettu.
county-done-closed = Yksikkö on lakkautettu ja sen asiat on siirretty.
county-rules-version = Sääntöjen versio
county-rule-unit = Sääntö { $rule }: yksikkö
county-closed-on = Yksikkö suljetaan. Viimeinen päivä on { $day }, ja vastuun ottaa { $unit }.
county-to-be-confirmed = Odottaa vahvistusta
county-reopening = Aika avata asia uudelleen
county-reopening-text = Näin monta päivää vastauksen jälkeen asukas voi kertoa, ettei se auttanut.
county-privacy-notice = Tietosuojaseloste
county-privacy-notice-text = Kenelle omista tiedoista kirjoitetaan. Poista odotus, kun tarkoitukset, oikeusperusteet ja ajat on vahvistettu.
county-officer-email = Tietosuojavastaavan sähköpostiosoite
county-accessibility-statement = Saavutettavuusseloste
county-accessibility-statement-text = Selosteessa näkyvät päivät. Poista odotus, kun arvio on vahvistettu.
county-stated-on = Selosteen antopäivä
county-reviewed-on = Viimeisin tarkistuspäivä
county-range-or-none = Kokonaisluku väliltä { $least }–{ $most }. Tyhjä: asetus ei ole käytössä.
county-initiative-check = Aloitteen tarkistusaika
county-initiative-check-text = Kirjaaja tarkistaa aloitteen ennen julkaisua näin monessa työpäivässä jättämisestä tai korjauksesta. Kuitti lupaa sen, ja aloitteen sivu laskee päivät julkisesti.
county-initiative-counting = Laskettavat kannatukset
county-initiative-counting-text = Mikä lasketaan kannattajien määrään. Muut näytetään sen vieressä. Hyvinvointialuelain 30 §:n ruotsinkielinen teksti edellyttää vahvaa tunnistautumista, kun nimiä kerätään verkossa, suomenkielinen ei.
county-support-levels = Mikä lasketaan
county-support-strong = Vahva tunnistautuminen
county-support-paper = Allekirjoitus paperilla, kahden ihmisen tarkistama
county-support-email = Vahvistettu sähköpostiosoite
county-initiative-collecting = Kannattajien keräysaika
county-initiative-collecting-text = Tekijät voivat kerätä kannattajia näin monta päivää ennen aloitteen luovutusta. Kun asetus ei ole käytössä, jokainen aloite luovutetaan heti julkaisun jälkeen.
county-initiative-threshold = Alueen oma kannattajaraja
county-initiative-threshold-text = Laki ei edellytä jäsenaloitteelta kannattajia: rajan alle jäävä aloite käsitellään samalla tavalla. Luku lasketaan jättöpäivän väestöstä ja pysyy samana kyseisellä aloitteella.
county-per-mille = Tuhannesosaa asukkaista
county-from-age = Asukkaat, jotka lasketaan
county-every-age = Kaikenikäiset
county-age = { $age } vuotta täyttäneet
county-initiative-handling = Alueen oma aika toimenpiteille
county-initiative-handling-text = Toimenpiteet kerrotaan viimeistään tämän ajan kuluttua luovutuksesta. Laissa aikaa ei ole. Kun asetus ei ole käytössä, tekijöille kerrotaan arvio käsittelytiedossa.
county-length = Pituus
county-time-unit = Laskutapa
county-months = Kuukausia
county-initiative-names = Yksityishenkilöiden nimet
county-initiative-names-text = Yksityishenkilöiden nimet näkyvät verkossa näin monta päivää toimenpiteiden kertomisesta. Sitten ne jätetään pois. Yhdistysten ja yritysten nimet jäävät.
county-initiative-process = Aloitteiden prosessi
county-initiative-process-text = Prosessin tunnus alueen tiedonohjaussuunnitelmassa. Se merkitään asiarekisteriin jokaiseen aloitteeseen (laki 906/2019, 26 §).
county-process = Prosessin tunnus
