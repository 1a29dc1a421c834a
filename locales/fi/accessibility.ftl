# The accessibility statement

accessibility-lead = Kaikkien pitää voida käyttää tätä sivustoa: näppäimistöllä, ruudunlukijalla, suurella tekstillä ja ilman skriptejä.
accessibility-scope = Seloste koskee sivustoa { $address }. Se perustuu lakiin digitaalisten palvelujen tarjoamisesta (306/2019).
accessibility-to-be-confirmed = Hyvinvointialue ei ole vielä vahvistanut selostetta.
accessibility-state-title = Miten saavutettava sivusto on?
accessibility-full = Sivusto täyttää lain vaatimukset kokonaan: WCAG 2.1, tasot A ja AA (EN 301 549).
accessibility-partial = Sivusto täyttää lain vaatimukset osittain: WCAG 2.1, tasot A ja AA (EN 301 549). Puutteet on lueteltu alla.
accessibility-not = Sivusto ei täytä lain vaatimuksia: WCAG 2.1, tasot A ja AA (EN 301 549). Puutteet on lueteltu alla.
accessibility-gaps-title = Mikä ei ole saavutettavaa?
accessibility-gaps-noncompliance = Puutteet, jotka korjataan
accessibility-gaps-burden = Se, minkä korjaaminen olisi kohtuuton rasite
accessibility-gaps-out-of-scope = Se, mitä laki ei koske
accessibility-why = Miksi:
accessibility-instead = Näin saat sisällön muuten:
accessibility-prepared-title = Miten seloste on tehty?
accessibility-prepared = Seloste on annettu { $stated }. Se on tarkistettu viimeksi { $reviewed }.
accessibility-by-county = Hyvinvointialue on arvioinut sivuston itse.
accessibility-by-outsider = Ulkopuolinen on arvioinut sivuston.
accessibility-tried = Ohjelmat kokeilevat sivuja: yksi etsii puutteita, yksi käyttää pelkkää näppäimistöä ja yksi toimii ilman skriptejä.
accessibility-feedback-title = Kerro puutteesta
accessibility-feedback = Löysitkö puutteen, tai tarvitsetko sisällön muulla tavalla? Kirjoita meille. Sinun ei tarvitse kertoa, kuka olet.
accessibility-feedback-give = Anna saavutettavuuspalautetta
accessibility-feedback-phone = Voit myös soittaa:
accessibility-promise = Saat kuitin heti ja vastauksen { $days } päivässä. Jos emme voi toimia pyyntösi mukaan, perustelut ovat kirjallisina vastauksessa, ja sinulla on oikeus saada niistä todistus. Pyydä sitä asiassasi tai puhelimitse, niin lähetämme sen.
accessibility-supervisor-title = Jos et ole tyytyväinen vastaukseen
accessibility-supervisor = Anna ensin palautetta meille. Saavutettavuutta valvoo Liikenne- ja viestintävirasto Traficom. Voit tehdä sille kantelun tai selvityspyynnön, jos et saa vastausta { $days } päivässä tai vastaus ei riitä.
accessibility-traficom = Traficomin saavutettavuussivusto
