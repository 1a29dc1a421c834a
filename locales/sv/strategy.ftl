# The strategy, its goals and what speaks of them.
strategy-lead = Här ser du vad vi vill uppnå, och hur många som har skrivit om det.
strategy-decided = Beslut:
strategy-print = Skriv ut
strategy-grounds = Det här bygger allt på
strategy-programmes = Program som för strategin framåt
strategy-followers = Vem följer upp, och när?
strategy-key-results = Nyckelresultat
strategy-source = Ur strategin, avsnittet:
strategy-linked = { $n ->
    [one] respons från { $year } har kopplats hit
   *[other] responser från { $year } har kopplats hit
}
strategy-linked-few = Antalet responser från { $year } visas inte.
strategy-figure-title = Respons om målet
strategy-figure-note = En respons räknas en gång, också när den gäller flera nyckelresultat. Små tal visas inte, så att ingen kan kännas igen.
strategy-take-part = Påverka
strategy-give-feedback = Ge respons om det här
strategy-aim = Målet:
strategy-measured = Så mäts det
strategy-year = Målåret är
strategy-no-year = Strategin anger inget målår.
strategy-no-values = Mätvärden visas inte här ännu.
strategy-kind-better-half = I den bättre hälften av { $of } områden
strategy-kind-among-best = Bland de { $best } bästa av { $of } områden
strategy-kind-national-mean = Minst landets medeltal
strategy-kind-at-least = Minst { $least }
strategy-kind-at-least-on-scale = Minst { $least } på skalan från { $from } till { $to }
strategy-kind-carried = Genomfört eller inte genomfört
strategy-linked-title = Respons som gäller det här
strategy-linked-none = Ingen respons har kopplats hit i år eller i fjol.
strategy-chart-measure = Antal responser per kvartal
strategy-chart-value = Antal responser
strategy-quarter = Kvartal
strategy-quarter-of = { $number ->
    [1] januari–mars { $year }
    [2] april–juni { $year }
    [3] juli–september { $year }
   *[other] oktober–december { $year }
}
strategy-whole-year = Hela { $year }
strategy-all-channels = Alla
strategy-hidden = visas inte
strategy-hidden-note = Tal från 1 till { $most } visas inte, så att ingen kan kännas igen. Ibland döljs också ett större tal, så att det lilla inte går att räkna ut.
strategy-finding = { $n ->
    [one] { $figure } respons från { $year } gäller det här
   *[other] { $figure } responser från { $year } gäller det här
}
strategy-finding-few = Hur många responser från { $year } som gäller det här visas inte
strategy-as-table = Visa siffrorna som tabell
strategy-file = Hämta siffrorna som fil (CSV)
strategy-changes = Planerat och gjort
