# Why a unit answers
routing-by-rule = Sent to { $unit } because { $reasons } (rule { $rule }).
routing-own-link = Sent to { $unit }, because you used its own link.
routing-by-service = Sent to { $unit }, which is responsible for the service “{ $service }”.
routing-above-service = Sent to { $unit } because the unit that is usually responsible for the service “{ $service }” is not operating.
routing-no-service = Sent to { $unit } because you did not choose a service.
routing-nobody-else = Sent to { $unit } because none of the units that would otherwise answer is operating.

# What counted
routing-chosen = you chose { $names }
routing-in-swedish = the text is in Swedish
routing-in-finnish = the text is in Finnish
routing-in-english = the text is in English
routing-word = the text mentions “{ $word }”
routing-quoted = “{ $name }”
routing-and = { $first } and { $last }
