# The accessibility statement

accessibility-lead = Alla ska kunna använda den här webbplatsen: med tangentbord, med skärmläsare, med stor text och utan skript.
accessibility-scope = Utlåtandet gäller webbplatsen { $address }. Det bygger på lagen om tillhandahållande av digitala tjänster (306/2019).
accessibility-to-be-confirmed = Välfärdsområdet har inte bekräftat utlåtandet än.
accessibility-state-title = Hur tillgänglig är webbplatsen?
accessibility-full = Webbplatsen uppfyller helt kraven i lagen: WCAG 2.1, nivåerna A och AA (EN 301 549).
accessibility-partial = Webbplatsen uppfyller kraven i lagen delvis: WCAG 2.1, nivåerna A och AA (EN 301 549). Bristerna står här nedan.
accessibility-not = Webbplatsen uppfyller inte kraven i lagen: WCAG 2.1, nivåerna A och AA (EN 301 549). Bristerna står här nedan.
accessibility-gaps-title = Vad är inte tillgängligt?
accessibility-gaps-noncompliance = Brister som ska rättas
accessibility-gaps-burden = Det som vore oskäligt betungande att rätta
accessibility-gaps-out-of-scope = Det som lagen inte omfattar
accessibility-why = Varför:
accessibility-instead = Så får du innehållet ändå:
accessibility-prepared-title = Hur har utlåtandet gjorts?
accessibility-prepared = Utlåtandet gavs { $stated }. Det sågs senast över { $reviewed }.
accessibility-by-county = Välfärdsområdet har bedömt webbplatsen självt.
accessibility-by-outsider = En utomstående har bedömt webbplatsen.
accessibility-tried = Program prövar sidorna: ett letar efter brister, ett använder bara tangentbord och ett fungerar utan skript.
accessibility-feedback-title = Berätta om en brist
accessibility-feedback = Hittade du en brist, eller behöver du något innehåll på ett annat sätt? Skriv till oss. Du behöver inte berätta vem du är.
accessibility-feedback-give = Ge respons om tillgänglighet
accessibility-feedback-phone = Du kan också ringa
accessibility-promise = Du får ett kvitto genast och svar inom { $days } dagar. Om vi inte kan göra som du ber, står skälen skriftligt i svaret, och du har rätt till ett intyg om dem. Be om det i ärendet eller per telefon, så skickar vi det.
accessibility-supervisor-title = Om du inte är nöjd med svaret
accessibility-supervisor = Ge först respons till oss. Transport- och kommunikationsverket Traficom övervakar tillgängligheten. Du kan klaga där eller be om en utredning, om du inte får svar inom { $days } dagar eller om svaret inte räcker.
accessibility-traficom = Traficoms webbplats om tillgänglighet
