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
