# Miksi yksikkö vastaa
routing-by-rule = Vastuuyksikkö: { $unit }. Perusteena { $reasons } (sääntö { $rule }).
routing-own-link = Vastuuyksikkö: { $unit }. Käytit yksikön omaa linkkiä.
routing-by-service = Vastuuyksikkö: { $unit }. Yksikkö vastaa palvelusta ”{ $service }”.
routing-above-service = Vastuuyksikkö: { $unit }. Palvelusta ”{ $service }” yleensä vastaava yksikkö ei ole toiminnassa.
routing-no-service = Vastuuyksikkö: { $unit }. Et valinnut mitään palvelua.
routing-nobody-else = Vastuuyksikkö: { $unit }. Mikään yksikkö, joka muuten vastaisi, ei ole toiminnassa.

# Mikä vaikutti
routing-chosen = valintasi { $names }
routing-in-swedish = tekstin kieli ruotsi
routing-in-finnish = tekstin kieli suomi
routing-in-english = tekstin kieli englanti
routing-word = tekstissä mainittu ”{ $word }”
routing-quoted = ”{ $name }”
routing-and = { $first } ja { $last }
