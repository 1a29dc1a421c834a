# Aloitteen seuraaminen: kenttä, vahvistava viesti, viestien linkin sivu, viestit tapahtumista ja oma sivu.
page-initiative-follow = Seuraa aloitetta
page-follower-link = Vahvista, että haluat seurata
page-own-followings = Aloitteet, joita seuraan
follow-initiative-counted =
    { $n ->
        [0] Kukaan ei vielä seuraa aloitetta.
        [one] 1 ihminen seuraa aloitetta.
       *[other] { $all } ihmistä seuraa aloitetta.
    }
follow-initiative-lead = Kirjoitamme sinulle aina, kun aloitteessa tapahtuu jotakin: kun se luovutetaan, käsitellään, ratkaistaan ja kun sen toteutumista seurataan – myös, jos olemme myöhässä.
follow-initiative-email = Sähköposti
follow-initiative-hint = Saat viestin, kun jotakin tapahtuu. Kukaan muu ei näe osoitetta.
follow-initiative-empty = Kirjoita sähköpostiosoitteesi
follow-initiative-send = Lähetä minulle linkki
follow-initiative-own = Seuraa omalla sivulla
follow-initiative-kept = Osoite säilytetään salattuna. Se poistetaan heti, kun lopetat seuraamisen, ja muuten aloitteen päätyttyä. Vahvistamaton osoite poistetaan 7 päivän kuluttua.
follow-initiative-asked = Avaa se 7 päivän kuluessa ja vahvista. Vasta sitten lähetämme muuta. Eikö viestiä tullut? Katso roskapostista ja tarkista osoite.
follow-initiative-ended-title = Aloitteessa ei enää tapahdu mitään
follow-initiative-ended = Aloite on päättynyt, joten seurattavaa ei enää ole. Kaikki, mitä on tapahtunut, on aloitteen sivulla.
follower-confirm = Seuraa aloitetta
follower-not-you = Etkö se ollut sinä? Sulje sivu. Emme lähetä enempää.
follower-begun-title = Seuraat aloitetta
follower-begun = Kirjoitamme, kun jotakin tapahtuu. Jokaisessa viestissä on linkki, jolla voit lopettaa seuraamisen.
follower-stop-title = Lopeta aloitteen seuraaminen
follower-stop-text = Emme lähetä enää viestejä tästä aloitteesta, ja osoitteesi poistetaan.
follower-stop = Lopeta seuraaminen
follower-stopped-title = Et enää seuraa aloitetta
follower-stopped = Emme lähetä enää viestejä aloitteesta. Tieto siitä, että seurasit sitä, on poistettu.
follower-over-title = Linkki ei toimi
follower-over = Joko et enää seuraa aloitetta tai linkki on yli 7 päivää vanha tai väärin kirjoitettu. Voit alkaa seurata aloitetta uudelleen sen sivulla.
own-followings = Mitä seuraat
own-followings-lead = Viestit tulevat tilisi osoitteeseen.
own-followings-no-address = Tililläsi ei ole sähköpostiosoitetta. Siksi viestejä ei lähetetä, mutta aloitteet näkyvät tässä.
own-followings-none = Et seuraa vielä yhtään aloitetta. Avaa aloite ja valitse Seuraa omalla sivulla.
own-following-since = Olet seurannut aloitetta { $date } alkaen.
mail-follow-subject = Vahvista, että haluat seurata aloitetta { $number }
mail-follow-what = Joku, luultavasti sinä, haluaa seurata aloitetta { $number } tällä sähköpostiosoitteella.
mail-follow-todo = Avaa alla oleva sivu ja vahvista. Vasta sitten lähetämme viestejä aloitteesta.
mail-follow-by = Sivu kysyy numeroa: kirjoita { $number }. Linkki toimii 7 päivää.
mail-news-subject = Uutta aloitteesta { $number }: { $event }
mail-news-what = Aloitteessa { $number }, jota seuraat, on tapahtunut tämä: { $events }.
mail-news-todo = Lue lisää aloitteen sivulta:
mail-news-why = Saat tämän viestin, koska olet pyytänyt saada seurata aloitetta ({ $organisation }).
mail-news-stop = Etkö halua enää viestejä? Lopeta seuraaminen täällä:
person-followings = Aloitteet, joita seuraat
person-followed-on = Seurattu alkaen
person-message-follower-confirm = Aloitteen seuraamisen vahvistus
person-message-follower-news = Uutta aloitteesta, jota seuraat
privacy-sealed-follower-requests = Niiden sähköpostiosoitteet, jotka haluavat seurata aloitetta mutta eivät ole vielä vahvistaneet sitä
privacy-sealed-followers = Aloitetta seuraavien sähköpostiosoitteet ja heidän linkkiensä salaisuus
