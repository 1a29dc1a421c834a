# Passkeys for staff: a key in the telephone, the computer or a security key.
passkey-title = Passnycklar
passkey-lead = Med en passnyckel loggar du in med fingret, ansiktet eller enhetens pinkod. Den finns i telefonen, datorn eller en säkerhetsnyckel och fungerar bara på den här webbplatsen.
passkey-added = Tillagd { $day }.
passkey-used = Senast använd { $day }.
passkey-never-used = Inte använd än.
passkey-name = Namn på passnyckeln
passkey-name-hint = Till exempel: datorn på jobbet.
passkey-unnamed = Passnyckel
passkey-add = Lägg till passnyckel
passkey-add-without = För att lägga till en passnyckel behöver sidan JavaScript, och det är avstängt. Använd en autentiseringsapp i stället.
passkey-not-here = På den här adressen går det inte att använda passnycklar. De kräver en adress med namn och skyddad förbindelse. Använd en autentiseringsapp i stället.
passkey-remove = Ta bort
passkey-removed = Passnyckeln är borttagen. Du har loggats ut på dina andra enheter.
passkey-last = Det här är ditt enda andra steg vid inloggning. Lägg först till en annan passnyckel eller en app.
passkey-on = Du loggar in med lösenordet och en passnyckel, eller med passnyckeln ensam. Du har { $passkeys ->
    [one] en passnyckel
   *[other] { $passkeys } passnycklar
} och { $left ->
    [0] inga reservkoder kvar
    [one] en reservkod kvar
   *[other] { $left } reservkoder kvar
}.
passkey-and-code-on = Du loggar in med lösenordet och en kod, eller med en passnyckel. Du har { $passkeys ->
    [one] en passnyckel
   *[other] { $passkeys } passnycklar
} och { $left ->
    [0] inga reservkoder kvar
    [one] en reservkod kvar
   *[other] { $left } reservkoder kvar
}.
passkey-sign-in-title = Logga in med passnyckel
passkey-sign-in-lead = Enheten frågar efter fingret, ansiktet eller pinkoden. Du behöver inget lösenord.
passkey-sign-in-without = Passnycklar kräver JavaScript, och det är avstängt. Gå tillbaka och logga in med lösenordet.
passkey-use = Använd passnyckel
passkey-code-title = Använd passnyckeln
passkey-code-lead = Lösenordet stämde. Bekräfta nu med din passnyckel.
passkey-code-without = Passnycklar kräver JavaScript, och det är avstängt. Skriv en kod i stället.
passkey-code-instead = Skriv en kod i stället
passkey-spare-code = Reservkod
passkey-cancelled = Det avbröts eller tog för lång tid. Försök igen, eller välj ett annat sätt.
passkey-unsupported = Din webbläsare kan inte använda passnycklar. Välj ett annat sätt.
passkey-late = Det gick för lång tid, eller så hade svaret redan använts. Försök igen.
passkey-unknown = Vi känner inte till den passnyckeln. Den kan vara borttagen. Logga in på ett annat sätt.
passkey-unverified = Enheten kontrollerade inte att det är du. Försök igen med fingret, ansiktet eller pinkoden.
passkey-gone-back = Det kan finnas en kopia av passnyckeln, så vi tar inte emot den. Logga in på ett annat sätt, ta bort nyckeln och berätta för administratören.
passkey-known = Den här enheten har redan en passnyckel hos oss.
passkey-wrong = Svaret från enheten stämmer inte. Försök igen, eller välj ett annat sätt.
