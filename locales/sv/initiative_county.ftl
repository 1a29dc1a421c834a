# Initiativ: vad områdets myndigheter lovar och gör
initiative-estimated-by = Åtgärderna beräknas vara klara { $date }.
initiatives-checks-kept = Under det senaste året blev { $kept } av { $of } granskningar före publicering klara senast den lovade dagen.
initiatives-notices-kept = Under det senaste året fick { $kept } av { $of } initiativtagare veta inom en månad vem som behandlar initiativet.
initiative-event-joined = Ett annat initiativ slogs samman med detta
initiative-event-late = Den lovade dagen har passerat
initiative-told-joined = Initiativ { $number } behandlas som en del av detta.
# Årets förteckning till fullmäktige
page-yearly-lists = Förteckningar till fullmäktige
page-yearly-list = Årets förteckning till fullmäktige
yearly-title-of = Initiativ { $year }: förteckning till fullmäktige
yearly-lists-lead = Varje år får fullmäktige veta vilka initiativ i dess egna ärenden som har gjorts och vad de ledde till (611/2021 § 30).
yearly-lists-none = Ingen förteckning är färdig än.
yearly-lead = { $n ->
    [one] Ett initiativ. Version { $version }, färdig { $date }.
   *[other] { $n } initiativ. Version { $version }, färdig { $date }.
}
yearly-none = Det finns inga initiativ i fullmäktiges ärenden det här året.
yearly-title = Rubrik
yearly-makers = Initiativtagare
yearly-supporters = Stöd efter grund
yearly-no-supporters = Inget stöd har samlats
yearly-handler = Behandlas av
yearly-no-handler = Ingen enhet
yearly-state = Läge
yearly-days = Dagar
yearly-said = Åtgärderna med ord
yearly-under-way = Inte avgjort. Mellanbesked { $date }: åtgärderna beräknas vara klara { $estimate }.
yearly-corrected = Förteckningen har rättats.
yearly-latest = Den senaste versionen
yearly-unsound = Den här versionen visas inte: den sparade texten är inte den som frystes.
yearly-reason = Varför den förra versionen rättades:
yearly-figures = Som tabell (CSV)
yearly-text = Texten som kontrollsumman räknas på
yearly-version = Version { $n }
yearly-hash = Vad är kontrollsumman bra för?
yearly-hash-text = Med kontrollsumman kan vem som helst se att förteckningen är precis den som frystes. Spara texten som en fil och räkna dess SHA-256: summan ska vara densamma. En förteckning ändras aldrig. En rättelse blir en ny version med ett skäl, och de tidigare versionerna går att läsa.
initiative-fact-origin = Kom in
initiative-origin-web = på webben
initiative-origin-paper = på papper
initiative-origin-council = från fullmäktige
initiative-origin-national = från tjänsten hyvinvointialuealoite.fi
initiative-in-national-service = Samma initiativ i tjänsten hyvinvointialuealoite.fi: { $number }
