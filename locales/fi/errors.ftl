# When something cannot be done.
errors-prefix = Virhe:
errors-number = Virheen numero:
errors-call = Voit myös soittaa meille: { $phone }.
errors-not-found-title = Sivua ei ole
errors-not-found = Osoitteessa voi olla kirjoitusvirhe, tai sivu on siirretty.
errors-go-on = Jatka tästä
errors-forbidden-title = Tätä ei voitu tehdä
errors-forbidden = Sinulla ei ole oikeutta tähän, tai lomake tuli toiselta sivustolta. Mitään ei tallennettu.
errors-stale-title = Avaa lomake uudelleen
errors-stale = Lomake oli liian vanha lähetettäväksi. Palaa takaisin, lataa sivu uudelleen ja lähetä uudestaan. Mitään ei tallennettu.
errors-conflict-title = Joku ehti ensin
errors-conflict = Asia muuttui, kun sivu oli sinulla auki. Lataa sivu uudelleen ja katso, mikä on tilanne nyt.
errors-too-large-title = Lähetit liian paljon kerralla
errors-too-large = Palaa takaisin, poista liite tai lyhennä tekstiä ja lähetä uudestaan. Mitään ei tallennettu.
errors-malformed-title = Emme voineet lukea lähettämääsi
errors-malformed = Palaa takaisin ja yritä uudelleen. Mitään ei tallennettu.
errors-too-many-title = Liian monta yritystä
errors-too-many = Voit yrittää uudelleen { $minutes ->
    [one] 1 minuutin
   *[other] { $minutes } minuutin
} kuluttua.
errors-internal-title = Meillä tapahtui virhe
errors-internal = Virhe on meidän, ei sinun. Yritä hetken kuluttua uudelleen. Kerro virheen numero, jos soitat.
errors-unavailable-title = Palvelu on hetken poissa
errors-unavailable = Emme voi nyt ottaa vastaan tai näyttää mitään. Yritä uudelleen muutaman minuutin kuluttua. Jos olit lähettämässä jotakin, voit huoletta lähettää saman lomakkeen uudelleen: se otetaan vastaan vain kerran.
