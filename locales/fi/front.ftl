# The front page.
front-title = Kerro, miten palvelut toimivat. Me vastaamme.
front-lead = Risuja, ruusuja tai ideoita hoidosta, sosiaalipalveluista tai pelastustoimesta. Sinun ei tarvitse kirjautua. Vastaamme { $days } päivässä.
front-initiative = Tee aloite
front-code-title = Oletko jo kirjoittanut meille?
front-code-where = Kirjoita kuitissasi oleva koodi.
front-code = Kuittikoodi
front-code-hint = 16 merkkiä. Isot ja pienet kirjaimet käyvät yhtä hyvin.
front-code-open = Katso, mitä tapahtuu
front-ways-title = Viisi tapaa osallistua
front-way-feedback = Kerro, mikä meni hyvin tai huonosti. Siihen menee noin kolme minuuttia. Saat kuittikoodin ja voit seurata, mitä tapahtuu.
front-way-initiatives = Voit ehdottaa muutosta. Kuukauden sisällä saat tietää, kuka aloitettasi käsittelee.
front-way-panel = { $panel } on vapaaehtoisten asukkaiden ryhmä verkossa. He vastaavat lyhyisiin kyselyihin silloin, kun heille sopii.
front-way-bodies = Nuorisovaltuusto, vanhusneuvosto ja vammaisneuvosto puhuvat puolestasi.
front-way-voting = Vaaleissa päätät, kuka päättää palveluista.
front-more-changes = Lisää muutoksia
front-strategy-title = Palautteesi vie strategiaa eteenpäin
front-more-initiatives = Kaikki aloitteet
