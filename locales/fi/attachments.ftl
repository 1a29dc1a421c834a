attachment-type = Emme voi ottaa vastaan tällaista tiedostoa. Lähetä JPEG-, PNG- tai WebP-kuva, PDF-tiedosto tai UTF-8-muodossa tallennettu tekstitiedosto.
attachment-size = Tiedosto on suurempi kuin 10 Mt. Valitse pienempi tiedosto tai tee siitä pienempi kopio.
attachment-empty = Tiedosto on tyhjä. Tarkista, että valitsit oikean tiedoston.
attachment-too-many-pixels = Kuva on liian suuri: siinä saa olla enintään 40 miljoonaa kuvapistettä. Tee siitä pienempi kopio, esimerkiksi ottamalla siitä kuvakaappaus.
attachment-damaged = Emme saaneet kuvaa auki. Avaa se omalla laitteellasi, tallenna se uudelleen ja lähetä uusi kopio.
attachment-count = Voit lähettää enintään 5 tiedostoa. Poista osa niistä ja lähetä ne tarvittaessa uudessa viestissä.
attachment-total = Tiedostot ovat yhteensä suurempia kuin 25 Mt. Poista jokin niistä tai valitse pienempiä tiedostoja.
