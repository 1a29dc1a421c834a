# Letters to staff about their work

mail-audit-head-subject = Käsittelylokin loppu tänään
mail-audit-head-what = Käsittelyloki päättyy tänään tähän riviin: { $anchor }
mail-audit-head-todo = Tallenna rivi paikkaan, jossa palvelun ylläpitäjät eivät voi muuttaa sitä. Sen avulla komento delta audit verify --anchor näyttää, onko lokia muutettu jälkikäteen.
mail-half-gone-subject = Puolet asian ajasta on kulunut
mail-half-gone-what = Ainakin yhdestä jonosi asiasta on kulunut puolet luvatusta ajasta.
mail-little-left-subject = Asialla on vähän aikaa jäljellä
mail-little-left-what = Ainakin yhdellä jonosi asialla on jäljellä vain pieni osa luvatusta ajasta.
mail-time-is-up-subject = Asia on myöhässä
mail-time-is-up-what = Ainakin yhden jonosi asian luvattu päivä on mennyt ilman vastausta.
mail-time-todo = Avaa jono. Lähimmät päivät ovat ensin.
mail-work-why = Saat tämän viestin, koska se kuuluu tehtävääsi palautepalvelussa: { $organisation }.
mail-check-near-subject = Aloite on pian tarkistettava
mail-check-near-what = Ainakin yhden aloitteen kohdalla lähestyy päivä, johon mennessä se on tarkistettava ennen julkaisua.
mail-check-late-subject = Aloitetta ei ole tarkistettu ajoissa
mail-check-late-what = Ainakin yhden aloitteen tarkistukselle luvattu päivä on mennyt. Kaikki näkevät sen.
mail-initiative-near-subject = Aloitteelle luvattu päivä on lähellä
mail-initiative-near-what = Ainakin yhden aloitteen kohdalla lähestyy päivä, johon mennessä sen tekijän on saatava meiltä tieto.
mail-initiative-late-subject = Aloite on myöhässä
mail-initiative-late-what = Ainakin yhden aloitteen luvattu päivä on mennyt. Anna välitieto ja uusi arvioitu päivä. Kaikki näkevät viivästyksen.
mail-follow-up-near-subject = Aloitetta on pian seurattava
mail-follow-up-near-what = Ainakin yhden aloitteen kohdalla lähestyy päivä, jona olemme luvanneet katsoa, onko toimenpiteet tehty.
mail-follow-up-late-subject = Aloitetta ei ole seurattu ajoissa
mail-follow-up-late-what = Ainakin yhden aloitteen kohdalla on mennyt päivä, jona lupasimme katsoa, onko toimenpiteet tehty.
mail-promise-todo = Avaa luettelo. Lähimmät päivät ovat ensimmäisinä.
