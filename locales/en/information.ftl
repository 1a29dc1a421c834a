# Pages that only tell something. What is not built yet says so.
information-here-title = On this website
initiatives-lead = An initiative is a proposal for something that { $county } should do or change.
initiatives-who-title = Who may make an initiative?
initiatives-who = You may make one if you live in the area. So may the municipalities, associations, companies and foundations with their domicile here, and anyone who owns or possesses real property here.
initiatives-who-users = Whoever uses a service may make an initiative about that service, even without living here.
initiatives-how-title = How to make one
initiatives-how = Write to { $visit }. You can also use the online service of the Ministry of Justice.
initiatives-how-what = Tell us what you propose, on what ground you may make the initiative, and how we can reach you.
initiatives-then-title = What happens then?
initiatives-then = Within a month you hear who handles it. Those behind the initiative must get a chance to be heard, and you are told what it led to.
initiatives-then-council = At least once a year the council is told of the initiatives that belong to it and what was done about them.
initiatives-here = You cannot make an initiative here yet. You can already give feedback, but feedback is not an initiative.
initiatives-national = The service hyvinvointialuealoite.fi of the Ministry of Justice
panel-lead = { $panel } is an online group of residents who want to help make the services better.
panel-what-title = What does the panel do?
panel-what = Members answer short surveys and see what came of their answers.
panel-who = Taking part is voluntary, and you can leave whenever you like.
panel-here = You cannot join here yet. Meanwhile, please give feedback.
bodies-lead = Three bodies bring the views of young people, older people and people with disabilities before decisions are made.
bodies-youth-title = Youth council
bodies-youth = It speaks for children and young people.
bodies-older-title = Council for older people
bodies-older = It speaks for older residents and the services they need.
bodies-disability-title = Disability council
bodies-disability = It speaks for people with disabilities and the services they need.
bodies-rights-title = What may they do?
bodies-rights = They may influence how services are planned, prepared, carried out and followed up. They may also take up any matter that they find important for their group.
bodies-members = The members come from the same kind of bodies in the municipalities, at least one from each.
bodies-here = Their statements are not shown here yet. Call us if you want to reach one of them.
voting-lead = In the county election residents choose the council that decides on health care, social services and rescue services.
voting-when-title = When is the next election?
voting-when = The next election is on { $election }. The municipal election is on the same day.
voting-advance = You can also vote in advance. Times and places are told before the election at vaalit.fi.
voting-who-title = Who may vote?
voting-who = You may vote if you are 18 on election day at the latest, your municipality of residence is in the area, and you are a citizen of Finland, another EU country, Iceland or Norway.
voting-who-others = Citizens of other countries may vote if they also have had a municipality of residence in Finland for two years.
voting-register = What counts is where you live according to the population register at the end of the 51st day before the election, which is { $register }.
voting-what-title = What does the council decide?
voting-what = The council has { $seats } members. It decides on the strategy, the budget and the principles of the services.
voting-national = More about the election: vaalit.fi
help-lead = You can give feedback online, by phone, on paper or in person. The answer is the same either way.
help-urgent-title = Is it urgent?
help-urgent = Call 112 if someone’s life or health is in danger now.
help-urgent-advice = Call Medical Helpline 116117 if you need care soon but it is not an emergency.
help-phone-title = Call us
help-phone = The number is { $phone }. We answer { $hours }.
help-phone-what = We can write down your feedback for you and give you a receipt code.
help-paper-title = On paper or in person
help-paper = Send your letter to or visit { $visit }.
help-paper-what = Write what happened, where and when. Write also how you want the reply.
help-code-title = The receipt code
help-code = With the receipt code you see who has your feedback, when you get an answer and what it is. You can also write back.
help-code-lost = We cannot bring back a lost code. Call us and we help you further.
easy-lead = Here we tell in easy words how you can say what you think.
easy-feedback-title = Write to us
easy-feedback = You can tell us what was good. You can tell us what was bad. You can ask.
easy-feedback-name = You do not need to say your name.
easy-feedback-answer = We answer within { $answer_days } days.
easy-code-title = You get a code
easy-code = When you have written, you get a code. Write the code down. With the code you can read our answer.
easy-code-safe = Do not show the code to others. Whoever has the code can read your case.
easy-help-title = Get help
easy-help = You can call us. The number is { $phone }. We answer { $hours }.
easy-urgent = Do you need help at once? Call 112.
accessibility-lead = Everyone should be able to use this website: with a keyboard, a screen reader, large text and without scripts.
accessibility-state-title = How accessible is the website?
accessibility-state = The aim is WCAG 2.2, levels A and AA. The law requires levels A and AA of WCAG 2.1. It has not been established whether the website meets them.
accessibility-method = Programs try the pages: one looks for shortcomings, one uses the keyboard alone, and one works without scripts. No outsider has audited the website yet.
accessibility-gaps-title = What is not accessible?
accessibility-gaps = The programs find no shortcomings now, but they do not find everything. The pages have not been tried with a screen reader.
accessibility-gaps-files = Attachments that others have sent may lack what a screen reader needs. Call us if you need the content in another way.
accessibility-feedback-title = Tell us about a shortcoming
accessibility-feedback = Give feedback on this website or call { $phone }.
accessibility-feedback-when = We answer within { $accessibility_days } days.
accessibility-supervisor-title = If you are not satisfied with the answer
accessibility-supervisor = The Finnish Transport and Communications Agency Traficom supervises accessibility. You can complain or ask for an investigation there if you get no answer within { $accessibility_days } days or the answer is not enough.
accessibility-traficom = Traficom’s website about accessibility
privacy-lead = You can give feedback without telling who you are. We keep as little as possible.
privacy-anonymous-title = Feedback without a name
privacy-anonymous = We keep your text and the day it came. We do not keep your network address, your browser or the time of day.
privacy-code = The receipt code is not kept as it is. So nobody here can find it out.
privacy-identity = Personal identity codes in the text are masked before it is kept.
privacy-contact-title = If you want a reply
privacy-contact = Details that you give to get a reply are kept encrypted. They are used only to reply to you.
privacy-kept-title = How long is it kept?
privacy-kept-contact = Contact details are to be removed { $contact_after } the case was closed.
privacy-kept-text = Text, answers and attachments are to be removed { $text_after } the case was closed.
privacy-after-years = { $n ->
    [one] one year after
   *[other] { $n } years after
}
privacy-after-months = { $n ->
    [one] one month after
   *[other] { $n } months after
}
privacy-after-days = { $n ->
    [one] one day after
   *[other] { $n } days after
}
privacy-cookies-title = Cookies
privacy-cookies = The pages put no cookies on your device while you read. A cookie is needed when you write feedback, open your case or choose text and colours.
privacy-others = Nobody else learns what you do here. The pages load nothing from other websites.
privacy-rights-title = Your rights
privacy-rights = The controller is { $county }. You can ask to see, correct or remove your data. Call { $phone } and we tell you how.
