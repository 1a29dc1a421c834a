# Signing in as staff.
staff-sign-in-title = Kirjaudu sisään
staff-sign-in-email = Työsähköposti
staff-sign-in-password = Salasana
staff-sign-in-submit = Kirjaudu
staff-sign-in-first = Kirjaudu ensin, niin pääset jatkamaan.
staff-sign-in-kept = Sinut oli kirjattu ulos, joten mitään ei ole vielä lähetetty. Kirjoittamasi säilyy vuorokauden: kirjaudu sisään, niin löydät sen.
staff-sign-in-signed-out = Olet kirjautunut ulos.
staff-sign-in-wrong = Sähköposti tai salasana on väärin. Tarkista molemmat ja yritä uudelleen.
staff-sign-in-too-many = Liian monta yritystä. Voit yrittää uudelleen { $minutes ->
    [one] 1 minuutin
   *[other] { $minutes } minuutin
} kuluttua.
staff-sign-in-forgotten = Unohditko salasanasi? Pyydä uusi yksikkösi pääkäyttäjältä.
staff-sign-in-residents = Asukkaana et tarvitse tunnusta.
staff-sign-in-to-front = Siirry asukkaiden sivuille
staff-code-title = Kirjoita koodi
staff-code-lead = Salasana oli oikein. Vielä tarvitaan koodi todennussovelluksesta.
staff-code-field = Koodi
staff-code-hint = Kuusi numeroa sovelluksesta tai jokin varakoodeistasi.
staff-code-wrong = Koodi on väärin tai jo käytetty. Odota seuraavaa koodia ja kirjoita se.
staff-code-lost = Eikö sinulla ole puhelinta eikä varakoodia? Ota yhteyttä pääkäyttäjään.
