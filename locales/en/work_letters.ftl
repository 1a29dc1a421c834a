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
mail-check-near-subject = An initiative is to be checked soon
mail-check-near-what = For at least one initiative the day comes near by which it is to be checked before publication.
mail-check-late-subject = An initiative was not checked in time
mail-check-late-what = For at least one initiative the promised day of the check has passed. Everybody can see it.
mail-initiative-near-subject = A promised day for an initiative is near
mail-initiative-near-what = For at least one initiative the day comes near by which its maker is to hear from us.
mail-initiative-late-subject = An initiative is late
mail-initiative-late-what = For at least one initiative the promised day has passed. Give an interim notice with a new estimate. Everybody can see the delay.
mail-follow-up-near-subject = An initiative is to be followed up soon
mail-follow-up-near-what = For at least one initiative the day comes near on which we promised to look whether the measures were taken.
mail-follow-up-late-subject = An initiative was not followed up in time
mail-follow-up-late-what = For at least one initiative the day has passed on which we promised to look whether the measures were taken.
mail-promise-todo = Open the list. The nearest days stand first.
