# You said – we did: changes that answers tell of.
changes-lead = Tästä näet, mitä olemme palautteen takia muuttaneet tai luvanneet muuttaa.
changes-filter = Tavoite
changes-all-goals = Kaikki tavoitteet
changes-show = Näytä
changes-list = Muutokset, uusimmat ensin
changes-newest = Uusimpiin
changes-all = Lisää muutoksia
changes-none = Täällä ei ole vielä muutoksia.
changes-answered = Vastaus
changes-goal = Koskee tavoitetta
changes-late = Myöhässä
changes-due = Valmistuu { $month }
changes-was-due = Piti valmistua { $month }
changes-made = Tehty { $month }
changes-month = { $month ->
    [1] tammikuussa { $year }
    [2] helmikuussa { $year }
    [3] maaliskuussa { $year }
    [4] huhtikuussa { $year }
    [5] toukokuussa { $year }
    [6] kesäkuussa { $year }
    [7] heinäkuussa { $year }
    [8] elokuussa { $year }
    [9] syyskuussa { $year }
    [10] lokakuussa { $year }
    [11] marraskuussa { $year }
   *[other] joulukuussa { $year }
}
