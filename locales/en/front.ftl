# The front page.
front-title = Tell us how the services work. We answer.
front-lead = Praise, complaints or an idea about health care, social services or rescue services. You need not sign in. We answer within { $days } days.
front-initiative = Make an initiative
front-code-title = Have you already written to us?
front-code-where = Type the code from your receipt.
front-code = Receipt code
front-code-hint = 16 characters. Capital and small letters both work.
front-code-open = See what is happening
front-ways-title = Five ways to take part
front-way-feedback = Tell us what went well or badly. It takes about three minutes. You get a receipt code and can follow what happens.
front-way-initiatives = You can propose a change. Within a month you hear who handles your initiative.
front-way-panel = { $panel } is an online group of volunteers who answer short surveys when it suits them.
front-way-bodies = The youth council, the council for older people and the disability council speak for you.
front-way-voting = In the election you choose who decides on the services.
front-more-changes = More changes
front-strategy-title = Your feedback moves the strategy forward
front-more-initiatives = All initiatives
