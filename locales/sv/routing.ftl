# Varför en enhet svarar
routing-by-rule = Skickad till { $unit }, eftersom { $reasons } (regel { $rule }).
routing-own-link = Skickad till { $unit }, eftersom du använde enhetens egen länk.
routing-by-service = Skickad till { $unit }, som ansvarar för tjänsten ”{ $service }”.
routing-above-service = Skickad till { $unit }, eftersom den enhet som brukar ansvara för tjänsten ”{ $service }” inte är verksam.
routing-no-service = Skickad till { $unit }, eftersom du inte valde någon tjänst.
routing-nobody-else = Skickad till { $unit }, eftersom ingen av de enheter som annars skulle svara är verksam.

# Vad som räknades
routing-chosen = du valde { $names }
routing-in-swedish = texten är på svenska
routing-in-finnish = texten är på finska
routing-in-english = texten är på engelska
routing-word = texten nämner ”{ $word }”
routing-quoted = ”{ $name }”
routing-and = { $first } och { $last }
