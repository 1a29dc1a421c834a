# Aloitteet: mitä hyvinvointialue lupaa ja tekee
initiative-estimated-by = Toimenpiteiden arvioidaan olevan valmiit { $date }.
initiatives-checks-kept = Viimeksi kuluneen vuoden aikana { $of } julkaisua edeltävästä tarkistuksesta { $kept } valmistui viimeistään luvattuna päivänä.
initiatives-notices-kept = Viimeksi kuluneen vuoden aikana { $of } aloitteen tekijöistä { $kept } sai kuukauden kuluessa tietää, kuka aloitteen käsittelee.
initiative-event-joined = Toinen aloite yhdistettiin tähän
initiative-event-late = Luvattu päivä on mennyt
initiative-told-joined = Aloite { $number } käsitellään tämän osana.
# Vuosiluettelo valtuustolle
page-yearly-lists = Luettelot valtuustolle
page-yearly-list = Vuosiluettelo valtuustolle
yearly-title-of = Aloitteet { $year }: luettelo valtuustolle
yearly-lists-lead = Valtuusto saa joka vuosi tiedon aloitteista, jotka kuuluvat sen omiin asioihin, ja siitä, mihin ne johtivat (611/2021 30 §).
yearly-lists-none = Yhtään luetteloa ei ole vielä valmiina.
yearly-lead = { $n ->
    [one] Yksi aloite. Versio { $version }, valmis { $date }.
   *[other] { $n } aloitetta. Versio { $version }, valmis { $date }.
}
yearly-none = Tänä vuonna ei ole aloitteita, jotka kuuluvat valtuuston asioihin.
yearly-title = Otsikko
yearly-makers = Aloitteen tekijät
yearly-supporters = Kannatus perusteen mukaan
yearly-no-supporters = Kannatusta ei ole kerätty
yearly-handler = Käsittelijä
yearly-no-handler = Ei yksikköä
yearly-state = Vaihe
yearly-days = Päiviä
yearly-said = Toimenpiteet sanoin
yearly-under-way = Ei vielä ratkaistu. Välitieto { $date }: toimenpiteiden arvioidaan olevan valmiit { $estimate }.
yearly-corrected = Luettelo on korjattu.
yearly-latest = Uusin versio
yearly-unsound = Tätä versiota ei näytetä: tallessa oleva teksti ei ole se, joka jäädytettiin.
yearly-reason = Miksi edellinen versio korjattiin:
yearly-figures = Taulukkona (CSV)
yearly-text = Teksti, josta tarkistussumma lasketaan
yearly-version = Versio { $n }
yearly-hash = Mihin tarkistussummaa käytetään?
yearly-hash-text = Tarkistussummasta kuka tahansa näkee, että luettelo on juuri se, joka jäädytettiin. Tallenna teksti tiedostoksi ja laske sen SHA-256: summan on oltava sama. Luettelo ei muutu koskaan. Korjauksesta tulee uusi versio, jolla on syy, ja aiemmat versiot voi lukea.
initiative-fact-origin = Saapui
initiative-origin-web = verkossa
initiative-origin-paper = paperilla
initiative-origin-council = valtuustosta
initiative-origin-national = palvelusta hyvinvointialuealoite.fi
initiative-in-national-service = Sama aloite palvelussa hyvinvointialuealoite.fi: { $number }
