# The strategy, its goals and what speaks of them.
strategy-lead = Tästä näet, mihin pyrimme ja kuinka moni on kirjoittanut siitä.
strategy-decided = Päätös:
strategy-print = Tulosta
strategy-grounds = Tälle kaikki rakentuu
strategy-programmes = Ohjelmat, jotka vievät strategiaa eteenpäin
strategy-followers = Kuka seuraa ja milloin?
strategy-key-results = Avaintulokset
strategy-source = Strategian kohdasta:
strategy-linked = { $n ->
    [one] palaute vuodelta { $year } liittyy tähän
   *[other] palautetta vuodelta { $year } liittyy tähän
}
strategy-linked-few = Vuoden { $year } palautteiden määrää ei näytetä.
strategy-figure-title = Palautetta tavoitteesta
strategy-figure-note = Palaute lasketaan kerran, vaikka se koskisi useaa avaintulosta. Pieniä lukuja ei näytetä, jotta ketään ei voi tunnistaa.
strategy-take-part = Vaikuta
strategy-give-feedback = Anna palautetta tästä
strategy-aim = Tavoite:
strategy-measured = Näin tätä mitataan
strategy-year = Tavoitevuosi on
strategy-no-year = Strategiassa ei ole tavoitevuotta.
strategy-no-values = Mittausten tuloksia ei vielä näytetä tässä.
strategy-kind-better-half = { $of } alueen paremmassa puoliskossa
strategy-kind-among-best = { $of } alueen { $best } parhaan joukossa
strategy-kind-national-mean = Vähintään maan keskitasoa
strategy-kind-at-least = Vähintään { $least }
strategy-kind-at-least-on-scale = Vähintään { $least } asteikolla { $from }–{ $to }
strategy-kind-carried = Toteutunut tai ei toteutunut
strategy-linked-title = Palautteet, jotka koskevat tätä
strategy-linked-none = Tähän ei ole liitetty palautteita tältä eikä viime vuodelta.
strategy-chart-measure = Palautteiden määrä vuosineljänneksittäin
strategy-chart-value = Palautteita
strategy-quarter = Vuosineljännes
strategy-quarter-of = { $number ->
    [1] tammi–maaliskuu { $year }
    [2] huhti–kesäkuu { $year }
    [3] heinä–syyskuu { $year }
   *[other] loka–joulukuu { $year }
}
strategy-whole-year = Koko vuosi { $year }
strategy-all-channels = Kaikki
strategy-hidden = ei näytetä
strategy-hidden-note = Lukuja 1–{ $most } ei näytetä, jotta ketään ei voi tunnistaa. Joskus myös suurempi luku jää piiloon, jotta pientä lukua ei voi laskea.
strategy-finding = { $n ->
    [one] { $figure } palaute vuodelta { $year } koskee tätä
   *[other] { $figure } palautetta vuodelta { $year } koskee tätä
}
strategy-finding-few = Tätä koskevien palautteiden määrää vuodelta { $year } ei näytetä
strategy-as-table = Näytä luvut taulukkona
strategy-file = Lataa luvut tiedostona (CSV)
strategy-changes = Suunniteltua ja tehtyä
