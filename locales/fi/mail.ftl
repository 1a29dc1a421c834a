# Mail to those who gave feedback. Only the number, the unit and a date; the rest stands on the page.
mail-received-subject = Palautteesi on tullut perille – { $number }
mail-received-what = Palautteesi on tullut perille. Siitä vastaa { $unit }. Asiatunnus on { $number }.
mail-received-todo = Voit seurata asiaasi ja kirjoittaa lisää alla olevalla sivulla. Tarvitset siellä kuittikoodin, jonka sait lähettäessäsi palautteen.
mail-received-by = Saat vastauksen viimeistään { $day }.
mail-question-subject = Tarvitsemme vastauksesi – { $number }
mail-question-what = { $unit } kysyy sinulta lisää. Asiatunnus on { $number }.
mail-question-todo = Lue kysymys ja vastaa siihen alla olevalla sivulla. Tarvitset siellä kuittikoodisi.
mail-question-by = Vastaa viimeistään { $day }. Sen jälkeen jatkamme niillä tiedoilla, jotka meillä on.
mail-answered-subject = Asiaasi on vastattu – { $number }
mail-answered-what = { $unit } on vastannut asiaasi. Asiatunnus on { $number }.
mail-answered-todo = Vastaus on alla olevalla sivulla. Siellä voit myös kirjoittaa takaisin. Tarvitset kuittikoodisi.
mail-change-made-subject = Lupaamamme muutos on tehty – { $number }
mail-change-made-what = { $unit } on tehnyt muutoksen, jonka lupasimme sinulle. Asiatunnus on { $number }.
mail-change-made-todo = Lue lisää alla olevalta sivulta. Tarvitset kuittikoodisi.
mail-moved-subject = Asiasi kuuluu toiselle viranomaiselle – { $number }
mail-moved-what = Asiasi { $number } kuuluu toiselle viranomaiselle. Olemme lähettäneet sen sinne.
mail-moved-todo = Mikä viranomainen se on, näet alla olevalta sivulta. Tarvitset siellä kuittikoodisi.
mail-phone = Tarvitsetko apua? Soita { $phone } ({ $hours }).
mail-why = Saat tämän viestin, koska tämä sähköpostiosoite annettiin palautteen yhteydessä. Palautteen sai { $organisation }. Etkö se ollut sinä? Silloin sinun ei tarvitse tehdä mitään.

# The page that shows the demo’s mail
demo-mail-title = Demon sähköposti
demo-mail-lead = Demo ei lähetä sähköpostia. Viestit näkyvät täällä, uusin ensin.
demo-mail-to = Vastaanottaja:
demo-mail-none = Ei vielä sähköpostia. Anna palautetta ja pyydä vastaus sähköpostiin, niin vahvistus ilmestyy tänne.

# Letters to those who work here.
mail-invitation-subject = Tervetuloa palveluun ”{ frame-service }”
mail-invitation-what = Sinut on kutsuttu käsittelemään asukkaiden palautetta: { $organisation }.
mail-invitation-todo = Avaa alla oleva sivu ja valitse salasana.
mail-invitation-by = Linkki toimii kerran, seitsemän päivän ajan.
mail-reset-subject = Valitse uusi salasana
mail-reset-what = Palvelun ”{ frame-service }” tunnuksellesi on pyydetty uutta salasanaa: { $organisation }.
mail-reset-todo = Avaa alla oleva sivu ja valitse uusi salasana.
mail-reset-by = Linkki toimii kerran, tunnin ajan.
mail-to-staff-help = Tarvitsetko apua? Kysy yksikkösi pääkäyttäjältä.
mail-to-staff-why = Saat tämän viestin, koska osoite kuuluu palvelun ”{ frame-service }” tunnukseen: { $organisation }. Jos et odottanut viestiä, älä avaa linkkiä ja kerro asiasta pääkäyttäjälle.
mail-initiative-subject = { $event } – { $number }
mail-initiative-what = Aloitteestasi { $number } on uutta: { $event }.
mail-initiative-todo = Lue lisää alla olevalta sivulta. Tarvitset kuittikoodin, jonka sait jättäessäsi aloitteen.
mail-initiative-why = Saat tämän viestin, koska tämä sähköpostiosoite annettiin aloitteen yhteydessä ({ $organisation }). Etkö se ollut sinä? Silloin sinun ei tarvitse tehdä mitään.
mail-support-subject = Vahvista, että kannatat aloitetta { $number }
mail-support-what = Joku, luultavasti sinä, haluaa kannattaa aloitetta { $number } tällä sähköpostiosoitteella.
mail-support-todo = Avaa alla oleva sivu ja vahvista. Siihen asti kannatustasi ei lasketa. Samalla linkillä voit myöhemmin perua sen.
mail-support-by = Jos sivu kysyy numeroa, kirjoita { $number }. Linkin voi vahvistaa 7 päivän ajan.
mail-support-why = Saat tämän viestin, koska tämä sähköpostiosoite annettiin meille ({ $organisation }). Etkö se ollut sinä? Silloin sinun ei tarvitse tehdä mitään.
