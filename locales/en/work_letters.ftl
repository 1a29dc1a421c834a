# Letters to staff about their work

mail-audit-head-subject = The end of the audit trail today
mail-audit-head-what = Today the audit trail ends with this line: { $anchor }
mail-audit-head-todo = Keep the line where those who run the service cannot change it. With it the command delta audit verify --anchor shows whether the trail was changed afterwards.
mail-half-gone-subject = Half of the time for a case has gone
mail-half-gone-what = For at least one case in your queue half of the promised time has gone.
mail-little-left-subject = Little time is left for a case
mail-little-left-what = For at least one case in your queue only a small part of the promised time is left.
mail-time-is-up-subject = A case is late
mail-time-is-up-what = For at least one case in your queue the promised day has passed without an answer.
mail-time-todo = Open the queue. The nearest days stand first.
mail-work-why = You get this message because of your task in the feedback service: { $organisation }.
