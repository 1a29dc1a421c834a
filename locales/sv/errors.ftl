# When something cannot be done.
errors-prefix = Fel:
errors-number = Felnummer:
errors-call = Du kan också ringa oss: { $phone }.
errors-not-found-title = Sidan finns inte
errors-not-found = Adressen kan vara felskriven, eller så har sidan flyttats.
errors-go-on = Gå vidare
errors-forbidden-title = Det här gick inte att göra
errors-forbidden = Du har inte rätt att göra det här, eller så kom formuläret från en annan webbplats. Inget har sparats.
errors-stale-title = Öppna formuläret på nytt
errors-stale = Formuläret var för gammalt för att skickas. Gå tillbaka, ladda om sidan och skicka igen. Inget har sparats.
errors-conflict-title = Någon hann före
errors-conflict = Saken ändrades medan du hade sidan öppen. Ladda om sidan och se hur det ser ut nu.
errors-too-large-title = Det du skickade är för stort
errors-too-large = Gå tillbaka, ta bort en bilaga eller korta texten och skicka igen. Inget har sparats.
errors-malformed-title = Vi kunde inte läsa det du skickade
errors-malformed = Gå tillbaka och försök igen. Inget har sparats.
errors-too-many-title = För många försök
errors-too-many = Du kan försöka igen om { $minutes ->
    [one] 1 minut
   *[other] { $minutes } minuter
}.
errors-internal-title = Något gick fel hos oss
errors-internal = Felet är vårt, inte ditt. Försök igen om en stund. Säg felnumret om du ringer.
errors-unavailable-title = Tjänsten är tillfälligt borta
errors-unavailable = Vi kan inte ta emot eller visa något just nu. Försök igen om några minuter. Om du höll på att skicka något kan du tryggt skicka samma formulär en gång till: det tas emot bara en gång.
