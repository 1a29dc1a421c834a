# Seuraa asiaasi kuittikoodilla.
follow-lead = Katso, mitä tapahtuu, lue vastaus ja kirjoita meille.
follow-code = Kuittikoodi
follow-code-hint = 16 merkkiä kuitistasi. Isot ja pienet kirjaimet käyvät yhtä hyvin.
follow-open = Katso, mitä tapahtuu
follow-code-empty = Kirjoita koodi kuitista
follow-code-length = { $given ->
    [one] Koodissa on 16 merkkiä, ja kirjoitit yhden. Tarkista koodi kuitista.
   *[other] Koodissa on 16 merkkiä, ja kirjoitit { $given }. Tarkista koodi kuitista.
}
follow-code-typo = Koodissa on väärä merkki. Vertaa sitä kuitin koodiin.
follow-code-unknown = Emme löydä asiaa tällä koodilla. Soita { $phone }, jos tarvitset apua.
follow-lost = Koodini on kadonnut
follow-lost-text = Emme saa koodia esiin, koska emme säilytä sitä. Soita { $phone } ja kerro asiatunnus, jos sinulla on se.
follow-ended = Turvallisuutesi vuoksi asia suljettiin tällä laitteella puolen tunnin kuluttua. Kirjoita koodi uudelleen.
follow-ended-unsent = Turvallisuutesi vuoksi asia suljettiin tällä laitteella puolen tunnin kuluttua. Kirjoittamaasi ei ole vielä lähetetty, mutta se on tallella. Kirjoita koodi uudelleen, niin voit lähettää sen.
follow-case = Asia
follow-due = Vastaus viimeistään { $date }
follow-late = Emme ole ehtineet ajoissa, ja olemme siitä pahoillamme. Asia on yhä avoinna, ja käsittelemme sen loppuun. Haluatko tietää lisää? Kirjoita meille tällä sivulla tai soita { $phone }.
follow-was-due = piti olla valmis viimeistään { $date }
follow-sum-title = Näin viimeinen päivä lasketaan
follow-sum = Palaute saapui: { $from }. Vastausaikaa on { $length }, eli viimeinen päivä on { $to }.
follow-sum-reopened = Asia avattiin uudelleen: { $from }. Siitä alkaen aikaa on { $length }, eli viimeinen päivä on { $to }.
follow-sum-waited = { $days ->
    [one] Siihen sisältyy 1 päivä, jonka odotimme vastaustasi.
   *[other] Siihen sisältyy { $days } päivää, jotka odotimme vastaustasi.
}
follow-sum-moved = Se on vapaapäivä ({ $days }), joten viimeinen päivä on { $to }.
follow-asked = Meillä on sinulle kysymys
follow-asked-text = Määräaika ei kulu ennen vastaustasi. Jos et voi vastata, jatkamme sillä, mitä tiedämme.
follow-reply = Vastauksesi
follow-reply-send = Lähetä vastaus
follow-course = Mitä on tapahtunut
follow-day-and-time = { $day } klo { $time }
follow-next-reply = Vastaat kysymykseemme
follow-helpful = Oliko vastauksesta apua?
follow-helpful-yes = Kyllä
follow-helpful-no = Ei
follow-helpful-empty = Valitse kyllä tai ei
follow-remark = Haluatko lisätä jotakin? (vapaaehtoinen)
follow-rate = Lähetä
follow-rated-yes = Kerroit, että vastauksesta oli apua.
follow-rated-no = Kerroit, ettei vastauksesta ollut apua.
follow-reopen = Asia ei ratkennut
follow-reopen-text = Voit avata asian uudelleen vielä { $date }. Kerro, mikä puuttuu.
follow-reason = Mikä puuttuu?
follow-reopen-send = Avaa asia uudelleen
follow-write = Kirjoita meille
follow-message = Viestisi
follow-message-hint = Haluatko lisätä tai korjata jotakin?
follow-message-send = Lähetä viesti
follow-message-empty = Kirjoita, mitä haluat kertoa
follow-moved-on = Asia muuttui, kun sivu oli auki. Tällainen se on nyt. Kirjoittamasi on tallella.
follow-own = Palautteesi
follow-this-device = Tämä laite
follow-this-device-text = Asia sulkeutuu itsestään puolen tunnin kuluttua. Tyhjennä se itse, jos olet lainatulla koneella.
follow-show-code = Näytä koodini
follow-done-message = Saimme viestisi.
follow-done-rating = Kiitos, että kerroit.
follow-done-reopening = Asia on taas auki.

# Mitä tapahtui, asukkaalle kerrottuna
resident-event-received = Lähetit palautteesi
resident-event-received-by-staff = Kirjasimme palautteesi
resident-event-routed = Lähetetty: { $unit }
resident-event-transferred = Lähetetty: { $unit }
resident-event-assigned = Asiasi sai käsittelijän
resident-event-begun = Käsittelijä alkoi selvittää asiaa
resident-event-asked = Kysyimme sinulta
resident-event-resident-wrote = Kirjoitit meille
resident-event-wait-ended = Jatkoimme ilman vastausta kysymykseen
resident-event-answered = Sait vastauksen
resident-event-change-made = Teimme sen, mitä suunnittelimme
resident-event-reopened = Avasit asian uudelleen
resident-event-reopened-by-staff = Avasimme asian uudelleen
resident-event-rejected = Emme ota asiaa käsiteltäväksi
resident-event-rejected-text = Syy on tämä:
resident-event-moved-to-other-authority = Lähetimme asian viranomaiselle, jolle se kuuluu
