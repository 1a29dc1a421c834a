# The privacy notice

privacy-lead = Here we tell what we do with what you write, and how long we keep it. You can give feedback without telling who you are.
privacy-to-be-confirmed = The wellbeing services county has not yet confirmed the purposes, the lawful bases, the times and the contact details.
privacy-controller-title = Who is responsible for the data?
privacy-controller = The controller is
privacy-controller-phone = Telephone:
privacy-officer = You reach the data protection officer at
privacy-purposes-title = What is the data used for, and on what basis?
privacy-no-decisions = By rules, the program chooses which unit gets your feedback. All answers and decisions are given by people.
privacy-anonymous-title = What do we keep when you give feedback?
privacy-anonymous = We keep your text, what you choose in the form and the day it came. We do not keep your network address, your browser or the time of day.
privacy-code = The receipt code is not kept as it is. So nobody here can find it out.
privacy-identity = Personal identity codes in the text are masked before it is kept.
privacy-contact = Details that you give to get a reply are used only to reply to you.
privacy-kept-title = How long is data kept?
privacy-kept = Every night the program looks for what has been kept long enough.
privacy-for-good = Kept for good.
privacy-at-once = Immediately after { $from }.
privacy-after-years = { $n ->
    [one] One year after { $from }.
   *[other] { $n } years after { $from }.
}
privacy-after-months = { $n ->
    [one] One month after { $from }.
   *[other] { $n } months after { $from }.
}
privacy-after-days = { $n ->
    [one] One day after { $from }.
   *[other] { $n } days after { $from }.
}
privacy-from-created = it was made
privacy-from-expired = it stopped being valid
privacy-from-closed = the case was closed
privacy-from-final-decision = the final decision
privacy-from-left = you left the panel
privacy-from-last-active = you last took part
privacy-from-sealed = the survey was closed
privacy-from-sent = it was sent
privacy-then-delete = Then it is deleted.
privacy-then-tombstone = Then the words are deleted. The number of the case, its unit, kind and days stay.
privacy-then-archive = It is handed over to the archive.
privacy-sealed-title = What is encrypted?
privacy-sealed = This is encrypted in the database. The keys lie outside it.
privacy-sealed-feedback = The text of feedback
privacy-sealed-contacts = Name, e-mail address and telephone number for the reply
privacy-sealed-attachments = Attachments and their names
privacy-sealed-case-events = Notes in the history of the case
privacy-sealed-messages = Messages between you and the unit
privacy-sealed-answers = Answers, and what you thought of them
privacy-sealed-publications = Texts that are made ready to be public
privacy-sealed-initiative-texts = The texts of initiatives
privacy-sealed-initiative-makers = Names, e-mail addresses and telephone numbers of initiators
privacy-sealed-initiative-events = What happened to an initiative, with the reasons
privacy-sealed-initiative-drafts = Initiatives that you have begun but not sent
privacy-sealed-initiative-keys = The receipt of an initiative, until you have seen it
privacy-sealed-support-requests = Name and e-mail address of support that is not yet confirmed
privacy-sealed-supports = Name and e-mail address of whoever supports an initiative
privacy-sealed-paper-batches = Who brought support on paper
privacy-sealed-paper-scans = The names of scanned papers
privacy-sealed-paper-lines = Name and date of birth of support given on paper
privacy-sealed-access-records = Why someone opened an original text
privacy-sealed-staff-drafts = Drafts of answers by the staff
privacy-sealed-kept-forms = What the staff have typed and not sent
privacy-sealed-outbox = The recipient of e-mail, and the link in it
privacy-sealed-resident-identities = The municipality that you live in, if you have identified yourself
privacy-sealed-totp-secrets = The secret behind the one-time codes of the staff
privacy-sealed-passkeys = Passkeys of the staff and their names
privacy-sealed-drafts = Feedback that you have begun and not sent
privacy-sealed-residents = The e-mail address of your own page
privacy-sealed-resident-sign-ins = The e-mail address of whoever asked for an e-mail to sign in with
privacy-sealed-idempotency-keys = The receipt, until you have seen it
privacy-receivers-title = Who receives the data?
privacy-receivers-county = The unit that is responsible for your case, and those who coordinate the units. Whoever reads a case leaves a trace.
privacy-receivers-mail = E-mail goes through the mail server of the wellbeing services county. It holds the number of the case and a link, never what you or we have written.
privacy-receivers-no-mail = No e-mail leaves the service: it is kept in a folder on the server.
privacy-receivers-sso = The staff can sign in with their employer’s sign-on service. It learns that they sign in here, and nothing about residents.
privacy-receivers-strong = Whoever identifies themselves strongly does so at an identification service. It learns that they come here, and nothing that they write.
privacy-receivers-nobody = Nobody else. The pages load nothing from other websites, and data is not used for advertising.
privacy-cookies-title = Cookies
privacy-cookies = The pages put no cookies on your device while you read. These are all the cookies there are, and when they are needed.
privacy-cookie-view = Remembers how you want to read: language, size and colours.
privacy-cookie-draft = Finds the feedback that you have begun.
privacy-cookie-case = Keeps your case open when you have typed the receipt code. It stops working after half an hour without a visit.
privacy-cookie-claim = Finds your case again when you sign in to save it on your page. It stops working after half an hour.
privacy-cookie-sign-in = Remembers that you asked for an e-mail to sign in with. It stops working after 10 minutes.
privacy-cookie-resident = Keeps you signed in to your own page.
privacy-cookie-days = It goes after { $n } days, or when you sign out.
privacy-cookie-initiative-draft = Finds the initiative that you have begun.
privacy-cookie-initiative = Keeps your initiative open once you have typed the receipt code. It ends after half an hour without a visit.
privacy-cookie-support = Opens your support of an initiative, or remembers that you asked for the e-mail. It ends after half an hour, or after 8 days at most.
privacy-cookie-staff = Keeps the staff signed in.
privacy-cookie-half = Remembers between the password and the one-time code of the staff that the password was right.
privacy-cookie-sign-on = Remembers for ten minutes that you are away to another service to sign in, so that its answer comes to you.
privacy-cookie-asked = Makes sure that a passkey of the staff answers in the browser that was asked.
privacy-cookie-window = It goes when you close the browser.
privacy-cookie-kept = It stays until you remove it.
privacy-logs-title = Logs and backups
privacy-logs = The log of the program tells what kind of page was shown and what went wrong, without network addresses and without what was written.
privacy-logs-kept = The log is deleted: { $until }
privacy-backups-kept = What was deleted may still be in backups. They are deleted: { $until }
privacy-rights-title = Your rights
privacy-rights = You can ask us for this:
privacy-rights-see = To see your data, as a readable page and as a file for programs.
privacy-rights-correct = To correct what is wrong.
privacy-rights-erase = To delete your data. What the law obliges us to keep stays without your name.
privacy-rights-object = To restrict how the data is used, or to object to it.
privacy-rights-how = Write or call the controller, or write to the data protection officer. We answer within one month.
privacy-rights-anonymous = Did you give feedback without a name? Then we do not know which is yours. Show the receipt code, and we find it.
privacy-supervisor-title = If you are not satisfied
privacy-supervisor = The Data Protection Ombudsman supervises how personal data is handled. You can complain there.
privacy-supervisor-link = The website of the Data Protection Ombudsman
