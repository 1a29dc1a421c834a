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
