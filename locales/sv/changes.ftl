# You said – we did: changes that answers tell of.
changes-lead = Här ser du vad vi har ändrat eller lovat att ändra på grund av respons.
changes-filter = Mål
changes-all-goals = Alla mål
changes-show = Visa
changes-list = Ändringar, de nyaste först
changes-newest = Till de nyaste
changes-all = Fler ändringar
changes-none = Här finns inga ändringar ännu.
changes-answered = Svar
changes-goal = Gäller målet
changes-late = Försenat
changes-due = Ska vara klart i { $month }
changes-was-due = Skulle ha varit klart i { $month }
changes-made = Gjort i { $month }
changes-month = { $month ->
    [1] januari { $year }
    [2] februari { $year }
    [3] mars { $year }
    [4] april { $year }
    [5] maj { $year }
    [6] juni { $year }
    [7] juli { $year }
    [8] augusti { $year }
    [9] september { $year }
    [10] oktober { $year }
    [11] november { $year }
   *[other] december { $year }
}
