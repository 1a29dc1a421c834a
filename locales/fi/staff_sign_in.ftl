# Signing in as staff.
staff-sign-in-title = Kirjaudu sisään
staff-sign-in-email = Työsähköposti
staff-sign-in-password = Salasana
staff-sign-in-submit = Kirjaudu
staff-sign-in-first = Kirjaudu ensin, niin pääset jatkamaan.
staff-sign-in-kept = Sinut oli kirjattu ulos, joten mitään ei ole vielä lähetetty. Kirjoittamasi säilyy vuorokauden: kirjaudu sisään, niin löydät sen.
staff-sign-in-unsent = Et ollut kirjautuneena, joten tekemääsi ei tallennettu. Kirjaudu sisään ja tee se uudelleen.
staff-not-sent-title = Tekstiäsi ei lähetetty
staff-not-sent-lead = Et ollut kirjautuneena, emmekä tallenna mitään tuntemattomalle. Kopioi teksti, kirjaudu sisään ja lähetä se uudelleen.
staff-sign-in-signed-out = Olet kirjautunut ulos.
staff-sign-in-wrong = Sähköposti tai salasana on väärin. Tarkista molemmat ja yritä uudelleen.
staff-sign-in-too-many = Liian monta yritystä. Voit yrittää uudelleen { $minutes ->
    [one] 1 minuutin
   *[other] { $minutes } minuutin
} kuluttua.
staff-sign-in-residents = Asukkaana et tarvitse tunnusta.
staff-sign-in-to-front = Siirry asukkaiden sivuille
staff-code-title = Kirjoita koodi
staff-code-lead = Ensimmäinen vaihe on tehty. Vielä tarvitaan koodi todennussovelluksesta.
staff-code-field = Koodi
staff-code-hint = Kuusi numeroa sovelluksesta tai jokin varakoodeistasi.
staff-code-wrong = Koodi on väärin tai jo käytetty. Odota seuraavaa koodia ja kirjoita se.
staff-code-lost = Eikö sinulla ole puhelinta eikä varakoodia? Ota yhteyttä pääkäyttäjään.
staff-sign-in-reset = Unohditko salasanan?
staff-reset-title = Uusi salasana
staff-reset-lead = Kirjoita osoite, jolla kirjaudut. Jos se kuuluu johonkin tunnukseen, lähetämme siihen linkin.
staff-reset-submit = Lähetä linkki
staff-reset-sent = Jos osoite kuuluu johonkin tunnukseen, linkki on matkalla. Se toimii tunnin ajan. Katso myös roskaposti.
staff-invitation-title = Tervetuloa
staff-new-password-name = Nimesi niin kuin työtoverit sen näkevät
staff-new-password-name-empty = Kirjoita nimesi.
staff-new-password-submit = Tallenna salasana
staff-new-password-over = Linkki ei enää toimi. Se voi olla jo käytetty, tai sen aika on päättynyt.
staff-new-password-over-reset = Pyydä uusi linkki
staff-new-password-over-invited = Saitko kutsun? Pyydä pääkäyttäjää kutsumaan sinut uudelleen.
staff-sign-in-chosen = Salasana on tallennettu. Kirjaudu sillä.
