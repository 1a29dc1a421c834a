initiative-badge-label = { $title }: { $state }, { $date } alkaen
initiative-badge-since = { $date } alkaen
initiative-badge-supporters =
    { $n ->
        [one] 1 kannattaja
       *[other] { $all } kannattajaa
    }
initiative-badge-alt = Aloitteen { $number } vaihe
initiative-badge = Kuva omalle sivustollesi
initiative-badge-text = Kuva näyttää aloitteen vaiheen. Siinä ei ole skriptejä eikä se seuraa ketään. Kopioi tämä sivullesi:
initiative-badge-copy = Kopioi koodi
initiative-feed = Syöte aloitteen vaiheista (Atom)
initiatives-feed = Syöte aloitteista (Atom)
initiative-share = Kerro eteenpäin
initiative-share-mail = Lähetä osoite sähköpostilla
initiative-share-copy = Kopioi osoite
initiative-share-copied = Kopioitu
initiative-share-print = Tulosta
own-initiatives = Aloitteesi
own-initiative-open = Avaa
own-initiative-release = Poista omalta sivultani
own-done-initiative-claimed = Aloite on nyt omalla sivullasi.
own-done-initiative-released = Aloite ei ole enää omalla sivullasi.
own-offer-initiative = Jos sinulla on oma sivu, voit tallentaa aloitteen sinne. Silloin näet sen ja voit korjata sitä ilman kuittikoodia. Sinun täytyy kirjautua.
person-own-initiatives = Aloite omalla sivullasi
person-initiative-number = Aloitteen numero
own-drafts = Aloitteet, joita kirjoitat
own-draft-begun = Olet aloittanut aloitteen
own-draft-keep = Tallenna luonnos omalle sivulleni
own-draft-open = Jatka
own-draft-drop = Hylkää luonnos
own-draft-untitled = Ilman otsikkoa
own-draft-told = Tallennettu { $saved }. Luonnos säilyy { $until } asti, jos et muuta mitään.
own-done-draft-kept = Luonnos on nyt omalla sivullasi. Voit jatkaa millä laitteella tahansa.
own-done-draft-dropped = Luonnos on poistettu.
initiative-draft-own = Haluatko jatkaa myöhemmin? Jos sinulla on oma sivu, voit tallentaa luonnoksen sinne.
person-own-drafts = Aloitteet, joita kirjoitat
person-saved-on = Tallennettu

# Palautteesta aloite ja aloitteesta palaute.
feedback-start-initiative = Ehdotatko muutosta, joka koskee monia?
feedback-start-initiative-text = Tee silloin aloite. Se julkaistaan, yksikkö käsittelee sen, sitä seurataan ja muut voivat kannattaa sitä.
staff-ask-offers-initiative = Ehdota samassa kysymyksessä, että asiasta tehdään aloite. Asukas päättää.
event-initiative-offered = Ehdotettiin aloitteeksi
event-became-initiative = Asukas teki siitä aloitteen
resident-event-initiative-offered = Ehdotimme, että teet siitä aloitteen
resident-event-became-initiative = Teit siitä aloitteen
follow-initiative = Haluatko tehdä siitä aloitteen?
follow-initiative-text = Tekstisi siirtyy mukana, ja päivä, jona lähetit sen, on voimassa. Täydennät sen, mitä aloite vaatii, ja koodisi avaa aloitteen. Etkö halua? Vastaa yllä olevaan kysymykseen, niin jatkamme.
follow-initiative-make = Tee aloite
initiative-rule-feedback = Teksti kertoo jostakin, mitä tapahtui. Se on palaute, ei aloite.
my-initiative-feedback = Lähetä se palautteena
my-initiative-feedback-text = Asiasta vastaava yksikkö vastaa sinulle. Päivä, jona jätit aloitteen, on voimassa, ja koodisi avaa asian. Aloite perutaan.
my-initiative-feedback-send = Lähetä palautteena
my-initiative-done-feedback = Se on nyt palaute. Avaa asia samalla koodilla.
