# The front page.
front-title = Berätta hur tjänsterna fungerar. Vi svarar.
front-lead = Ris, ros eller en idé om vården, socialtjänsterna eller räddningsväsendet. Du behöver inte logga in. Vi svarar inom { $days } dagar.
front-initiative = Gör ett initiativ
front-code-title = Har du redan skrivit till oss?
front-code-where = Skriv koden från ditt kvitto.
front-code = Kvittokod
front-code-hint = 16 tecken. Stora och små bokstäver går lika bra.
front-code-open = Se vad som händer
front-ways-title = Fem sätt att delta
front-way-feedback = Berätta vad som gick bra eller dåligt. Det tar ungefär tre minuter. Du får en kvittokod och kan följa vad som händer.
front-way-initiatives = Du kan föreslå en förändring. Inom en månad får du veta vem som behandlar ditt initiativ.
front-way-panel = { $panel } är en grupp på nätet för frivilliga invånare, som svarar på korta enkäter när det passar dem.
front-way-bodies = Ungdomsfullmäktige, äldrerådet och rådet för personer med funktionsnedsättning för din talan.
front-way-voting = I valet bestämmer du vem som beslutar om tjänsterna.
front-more-changes = Fler ändringar
front-strategy-title = Din respons för strategin framåt
front-more-initiatives = Alla initiativ
