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
