# Letters to staff about their work

mail-audit-head-subject = Behandlingsloggens slut i dag
mail-audit-head-what = Behandlingsloggen slutar i dag med den här raden: { $anchor }
mail-audit-head-todo = Spara raden där de som driver tjänsten inte kan ändra den. Med den visar kommandot delta audit verify --anchor om loggen har ändrats i efterhand.
mail-half-gone-subject = Hälften av tiden har gått för ett ärende
mail-half-gone-what = För minst ett ärende i din kö har hälften av den lovade tiden gått.
mail-little-left-subject = Lite tid är kvar för ett ärende
mail-little-left-what = För minst ett ärende i din kö är bara en liten del av den lovade tiden kvar.
mail-time-is-up-subject = Ett ärende är försenat
mail-time-is-up-what = För minst ett ärende i din kö har den lovade dagen passerat utan svar.
mail-time-todo = Öppna kön. De närmaste dagarna står först.
mail-work-why = Du får det här meddelandet på grund av din uppgift i responstjänsten: { $organisation }.
mail-check-near-subject = Ett initiativ ska snart vara granskat
mail-check-near-what = För minst ett initiativ närmar sig dagen då det ska vara granskat före publicering.
mail-check-late-subject = Ett initiativ är inte granskat i tid
mail-check-late-what = För minst ett initiativ har den lovade dagen för granskningen passerat. Alla kan se det.
mail-initiative-near-subject = En lovad dag för ett initiativ är nära
mail-initiative-near-what = För minst ett initiativ närmar sig dagen då den som gjorde det ska få besked av oss.
mail-initiative-late-subject = Ett initiativ är försenat
mail-initiative-late-what = För minst ett initiativ har den lovade dagen passerat. Ge ett mellanbesked med en ny beräknad dag. Alla kan se förseningen.
mail-follow-up-near-subject = Det är snart dags att följa upp ett initiativ
mail-follow-up-near-what = För minst ett initiativ närmar sig dagen då vi har lovat se efter om åtgärderna blev gjorda.
mail-follow-up-late-subject = Ett initiativ är inte uppföljt i tid
mail-follow-up-late-what = För minst ett initiativ har dagen passerat då vi har lovat se efter om åtgärderna blev gjorda.
mail-promise-todo = Öppna listan. De närmaste dagarna står först.
