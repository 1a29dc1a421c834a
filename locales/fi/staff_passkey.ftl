# Passkeys for staff: a key in the telephone, the computer or a security key.
passkey-title = Pääsyavaimet
passkey-lead = Pääsyavaimella kirjaudut sormella, kasvoilla tai laitteen PIN-koodilla. Avain on puhelimessa, tietokoneessa tai turva-avaimessa, ja se toimii vain tällä sivustolla.
passkey-added = Lisätty { $day }.
passkey-used = Käytetty viimeksi { $day }.
passkey-never-used = Ei vielä käytetty.
passkey-name = Pääsyavaimen nimi
passkey-name-hint = Esimerkiksi: työkone.
passkey-unnamed = Pääsyavain
passkey-add = Lisää pääsyavain
passkey-add-without = Pääsyavaimen lisääminen vaatii JavaScriptin, ja se on pois päältä. Käytä todennussovellusta.
passkey-not-here = Tässä osoitteessa ei voi käyttää pääsyavaimia. Ne vaativat nimellisen osoitteen ja suojatun yhteyden. Käytä todennussovellusta.
passkey-remove = Poista
passkey-removed = Pääsyavain on poistettu. Sinut on kirjattu ulos muilta laitteilta.
passkey-last = Tämä on kirjautumisesi ainoa toinen vaihe. Lisää ensin toinen pääsyavain tai sovellus.
passkey-on = Kirjaudut salasanalla ja pääsyavaimella tai pelkällä pääsyavaimella. Sinulla on { $passkeys ->
    [one] yksi pääsyavain
   *[other] { $passkeys } pääsyavainta
}. Varakoodeja on jäljellä { $left }.
passkey-and-code-on = Kirjaudut salasanalla ja koodilla tai pääsyavaimella. Sinulla on { $passkeys ->
    [one] yksi pääsyavain
   *[other] { $passkeys } pääsyavainta
}. Varakoodeja on jäljellä { $left }.
passkey-sign-in-title = Kirjaudu pääsyavaimella
passkey-sign-in-lead = Laite kysyy sormea, kasvoja tai PIN-koodia. Salasanaa ei tarvita.
passkey-sign-in-without = Pääsyavaimet vaativat JavaScriptin, ja se on pois päältä. Palaa takaisin ja kirjaudu salasanalla.
passkey-use = Käytä pääsyavainta
passkey-code-title = Käytä pääsyavainta
passkey-code-lead = Salasana oli oikein. Vahvista vielä pääsyavaimella.
passkey-code-without = Pääsyavaimet vaativat JavaScriptin, ja se on pois päältä. Kirjoita koodi.
passkey-code-instead = Kirjoita koodi pääsyavaimen sijaan
passkey-spare-code = Varakoodi
passkey-cancelled = Toiminto keskeytyi tai aikaa kului liikaa. Yritä uudelleen tai valitse toinen tapa.
passkey-unsupported = Selaimesi ei osaa käyttää pääsyavaimia. Valitse toinen tapa.
passkey-late = Aikaa kului liikaa, tai vastaus oli jo käytetty. Yritä uudelleen.
passkey-unknown = Emme tunne tätä pääsyavainta. Se on ehkä poistettu. Kirjaudu toisella tavalla.
passkey-unverified = Laite ei varmistanut, että se olet sinä. Yritä uudelleen sormella, kasvoilla tai PIN-koodilla.
passkey-gone-back = Pääsyavaimesta voi olla kopio, joten emme hyväksy sitä. Kirjaudu toisella tavalla, poista avain ja kerro pääkäyttäjälle.
passkey-known = Tällä laitteella on jo pääsyavain meille.
passkey-wrong = Laitteen vastaus ei täsmää. Yritä uudelleen tai valitse toinen tapa.
