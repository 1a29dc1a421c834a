# Mail to those who gave feedback. Only the number, the unit and a date; the rest stands on the page.
mail-received-subject = Din respons har kommit fram – { $number }
mail-received-what = Din respons har kommit fram och { $unit } svarar för den. Ärendenumret är { $number }.
mail-received-todo = Du kan följa ditt ärende och skriva mer på sidan nedan. Där behöver du kvittokoden som du fick när du skickade responsen.
mail-received-by = Du får svar senast { $day }.
mail-question-subject = Vi behöver ditt svar – { $number }
mail-question-what = { $unit } har en fråga till dig om ärende { $number }.
mail-question-todo = Läs frågan och svara på sidan nedan. Där behöver du din kvittokod.
mail-question-by = Svara senast { $day }. Efter det går vi vidare med det vi redan vet.
mail-answered-subject = Ditt ärende är besvarat – { $number }
mail-answered-what = { $unit } har svarat på ärende { $number }.
mail-answered-todo = Ditt svar finns på sidan nedan. Där kan du också skriva tillbaka. Du behöver din kvittokod.
mail-change-made-subject = Det vi planerade är gjort – { $number }
mail-change-made-what = { $unit } lovade en ändring i ärende { $number }. Nu är den gjord.
mail-change-made-todo = Läs mer på sidan nedan. Där behöver du din kvittokod.
mail-moved-subject = Ditt ärende hör till en annan myndighet – { $number }
mail-moved-what = Ärende { $number } hör till en annan myndighet. Vi har skickat det dit.
mail-moved-todo = Vilken myndighet det är ser du på sidan nedan. Där behöver du din kvittokod.
mail-phone = Behöver du hjälp? Ring { $phone } ({ $hours }).
mail-why = Du får det här meddelandet eftersom den här e-postadressen gavs tillsammans med respons till { $organisation }. Var det inte du? Då behöver du inte göra något.

# The page that shows the demo’s mail
demo-mail-title = E-post i demoversionen
demo-mail-lead = Demoversionen skickar ingen e-post. Här ser du den i stället, den nyaste först.
demo-mail-to = Till:
demo-mail-none = Ingen e-post ännu. Ge respons och be om svar per e-post, så dyker bekräftelsen upp här.

# Letters to those who work here.
mail-invitation-subject = Välkommen till ”{ frame-service }”
mail-invitation-what = Du är inbjuden att arbeta med invånarnas respons: { $organisation }.
mail-invitation-todo = Öppna sidan nedan och välj ett lösenord.
mail-invitation-by = Länken fungerar en gång, i sju dagar.
mail-reset-subject = Välj ett nytt lösenord
mail-reset-what = Någon har bett om ett nytt lösenord till ditt konto i ”{ frame-service }”: { $organisation }.
mail-reset-todo = Öppna sidan nedan och välj ett nytt lösenord.
mail-reset-by = Länken fungerar en gång, i en timme.
mail-to-staff-help = Behöver du hjälp? Fråga administratören för din enhet.
mail-to-staff-why = Du får det här meddelandet eftersom adressen hör till ett konto i ”{ frame-service }”: { $organisation }. Väntade du dig det inte, låt bli att öppna länken och berätta det för administratören.
mail-initiative-subject = { $event } – { $number }
mail-initiative-what = Det finns något nytt om ditt initiativ { $number }: { $event }.
mail-initiative-todo = Läs mer på sidan nedan. Där behöver du kvittokoden som du fick när du lämnade in initiativet.
mail-initiative-why = Du får det här meddelandet eftersom den här e-postadressen gavs tillsammans med ett initiativ till { $organisation }. Var det inte du? Då behöver du inte göra något.
mail-support-subject = Bekräfta att du stöder initiativ { $number }
mail-support-what = Någon, troligen du, vill stöda initiativ { $number } med den här e-postadressen.
mail-support-todo = Öppna sidan nedan och bekräfta. Till dess räknas ditt stöd inte. Med samma länk kan du ta tillbaka det senare.
mail-support-by = Om sidan frågar efter ett nummer, skriv { $number }. Länken kan bekräftas i 7 dagar.
mail-support-why = Du får det här meddelandet eftersom den här e-postadressen gavs till { $organisation }. Var det inte du? Då behöver du inte göra något.
