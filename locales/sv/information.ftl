# Pages that only tell something. What is not built yet says so.
information-here-title = På den här webbplatsen
initiatives-lead = Ett initiativ är ett förslag om något som { $county } ska göra eller ändra.
initiatives-who-title = Vem får göra ett initiativ?
initiatives-who = Du som bor i området får göra initiativ. Det får också kommunerna, föreningar, företag och stiftelser med hemort här, och den som äger eller besitter en fastighet här.
initiatives-who-users = Den som använder en tjänst får göra initiativ om den tjänsten, också utan att bo här.
initiatives-how-title = Så här gör du
initiatives-how = Skriv till { $visit }. Du kan också använda justitieministeriets nättjänst.
initiatives-how-what = Berätta vad du föreslår, på vilken grund du får göra initiativet och hur vi når dig.
initiatives-then-title = Vad händer sedan?
initiatives-then = Inom en månad får du veta vem som behandlar initiativet. De som står bakom initiativet ska få bli hörda, och du får veta vad initiativet ledde till.
initiatives-then-council = Fullmäktige får minst en gång om året veta vilka initiativ som hör till det och vad som gjorts åt dem.
initiatives-here = Du kan inte lämna initiativ här än. Respons kan du ge redan nu, men den är inte ett initiativ.
initiatives-national = Justitieministeriets tjänst hyvinvointialuealoite.fi
panel-lead = { $panel } är en grupp på nätet för invånare som vill hjälpa till att göra tjänsterna bättre.
panel-what-title = Vad gör panelen?
panel-what = Medlemmarna svarar på korta enkäter och får se vad svaren ledde till.
panel-who = Det är frivilligt att vara med, och man kan lämna panelen när man vill.
panel-here = Du kan inte gå med här än. Ge gärna respons så länge.
bodies-lead = Tre organ för fram ungas, äldres och funktionsnedsatta personers syn innan beslut fattas.
bodies-youth-title = Ungdomsfullmäktige
bodies-youth = Det talar för barn och unga.
bodies-older-title = Äldrerådet
bodies-older = Det talar för äldre invånare och för den service de behöver.
bodies-disability-title = Rådet för personer med funktionsnedsättning
bodies-disability = Det talar för personer med funktionsnedsättning och för den service de behöver.
bodies-rights-title = Vad får de göra?
bodies-rights = De får påverka hur tjänsterna planeras, förbereds, ordnas och följs upp. De får också själva ta upp en fråga som de tycker är viktig för sin grupp.
bodies-members = Medlemmarna kommer från motsvarande organ i kommunerna, minst en från varje.
bodies-here = Organens utlåtanden visas inte här än. Ring oss om du vill nå ett organ.
voting-lead = I välfärdsområdesvalet väljer invånarna det fullmäktige som beslutar om vården, omsorgen och räddningen.
voting-when-title = När är nästa val?
voting-when = Nästa val är { $election }. Kommunalvalet hålls samma dag.
voting-advance = Du kan också rösta på förhand. Tider och platser berättas före valet på vaalit.fi.
voting-who-title = Vem får rösta?
voting-who = Du får rösta om du har fyllt 18 år senast på valdagen, har din hemkommun i området och är medborgare i Finland, ett annat EU-land, Island eller Norge.
voting-who-others = Medborgare i andra länder får rösta om de dessutom har haft hemkommun i Finland i två år.
voting-register = Det avgörande är var du bor enligt befolkningsdatasystemet i slutet av den 51:a dagen före valet, det vill säga { $register }.
voting-what-title = Vad beslutar fullmäktige om?
voting-what = Fullmäktige har { $seats } ledamöter. Det beslutar om strategin, budgeten och grunderna för tjänsterna.
voting-national = Mer om valet: vaalit.fi
help-lead = Du kan ge respons på nätet, per telefon, på papper eller på plats. Du får samma svar hur du än gör.
help-urgent-title = Är det bråttom?
help-urgent = Ring 112 om någons liv eller hälsa är i fara nu.
help-urgent-advice = Ring Jourhjälpen 116117 om du behöver vård snabbt men det inte är en nödsituation.
help-phone-title = Ring oss
help-phone = Numret är { $phone }. Vi svarar { $hours }.
help-phone-what = Vi kan skriva ner din respons åt dig och ge dig en kvittokod.
help-paper-title = På papper eller på plats
help-paper = Skicka ditt brev till eller besök { $visit }.
help-paper-what = Skriv vad som hände, var och när. Skriv också hur du vill få svar.
help-code-title = Kvittokoden
help-code = Med kvittokoden ser du vem som har din respons, när du får svar och vad svaret är. Du kan också skriva tillbaka.
help-code-lost = Vi kan inte ta fram en kod som har kommit bort. Ring oss så hjälper vi dig vidare.
easy-lead = Här berättar vi med lätta ord hur du kan säga vad du tycker.
easy-feedback-title = Skriv till oss
easy-feedback = Du kan berätta vad som var bra. Du kan berätta vad som var dåligt. Du kan fråga.
easy-feedback-name = Du behöver inte säga ditt namn.
easy-feedback-answer = Vi svarar inom { $answer_days } dagar.
easy-code-title = Du får en kod
easy-code = När du har skrivit får du en kod. Skriv upp koden. Med koden kan du läsa vårt svar.
easy-code-safe = Visa inte koden för andra. Den som har koden kan läsa ditt ärende.
easy-help-title = Få hjälp
easy-help = Du kan ringa oss. Numret är { $phone }. Vi svarar { $hours }.
easy-urgent = Behöver du hjälp genast? Ring 112.
accessibility-lead = Alla ska kunna använda den här webbplatsen: med tangentbord, med skärmläsare, med stor text och utan script.
accessibility-state-title = Hur tillgänglig är webbplatsen?
accessibility-state = Målet är WCAG 2.2, nivåerna A och AA. Lagen kräver nivåerna A och AA i WCAG 2.1. Det är inte fastställt om webbplatsen uppfyller kraven.
accessibility-method = Sidorna prövas av program: ett som letar efter brister, ett som använder bara tangentbord och ett utan script. Ingen utomstående har granskat webbplatsen än.
accessibility-gaps-title = Vad är inte tillgängligt?
accessibility-gaps = Programmen hittar inga brister just nu, men de hittar inte allt. Sidorna är inte prövade med skärmläsare.
accessibility-gaps-files = Bilagor som andra har skickat kan sakna det som en skärmläsare behöver. Ring oss om du behöver innehållet på ett annat sätt.
accessibility-feedback-title = Berätta om en brist
accessibility-feedback = Ge respons här på webbplatsen eller ring { $phone }.
accessibility-feedback-when = Vi svarar inom { $accessibility_days } dagar.
accessibility-supervisor-title = Om du inte är nöjd med svaret
accessibility-supervisor = Transport- och kommunikationsverket Traficom övervakar tillgängligheten. Du kan klaga där eller be om en utredning, om du inte får svar inom { $accessibility_days } dagar eller om svaret inte räcker.
accessibility-traficom = Traficoms webbplats om tillgänglighet
privacy-lead = Du kan ge respons utan att berätta vem du är. Vi sparar så lite som möjligt.
privacy-anonymous-title = Respons utan namn
privacy-anonymous = Vi sparar din text och dagen då den kom. Vi sparar inte din nätadress, din webbläsare eller klockslaget.
privacy-code = Kvittokoden sparas inte som den är. Därför kan ingen hos oss ta reda på den.
privacy-identity = Personbeteckningar i texten döljs innan den sparas.
privacy-contact-title = Om du vill ha svar
privacy-contact = Uppgifter som du lämnar för att få svar sparas krypterade. De används bara till att svara dig.
privacy-kept-title = Hur länge sparas uppgifterna?
privacy-kept-contact = Kontaktuppgifter ska tas bort { $contact_after } att ärendet stängdes.
privacy-kept-text = Text, svar och bilagor ska tas bort { $text_after } att ärendet stängdes.
privacy-after-years = { $n ->
    [one] ett år efter
   *[other] { $n } år efter
}
privacy-after-months = { $n ->
    [one] en månad efter
   *[other] { $n } månader efter
}
privacy-after-days = { $n ->
    [one] en dag efter
   *[other] { $n } dagar efter
}
privacy-cookies-title = Kakor
privacy-cookies = Sidorna lägger inga kakor på din enhet när du läser. En kaka behövs när du skriver respons, öppnar ditt ärende eller väljer text och färger.
privacy-others = Ingen annan får veta vad du gör här. Sidorna hämtar inget från andra webbplatser.
privacy-rights-title = Dina rättigheter
privacy-rights = Personuppgiftsansvarig är { $county }. Du kan be att få se, rätta eller ta bort dina uppgifter. Ring { $phone } så berättar vi hur.
