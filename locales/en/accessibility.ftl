# The accessibility statement

accessibility-lead = Everyone should be able to use this website: with a keyboard, a screen reader, large text and without scripts.
accessibility-scope = The statement is about the website { $address }. It is based on the Act on the Provision of Digital Services (306/2019).
accessibility-to-be-confirmed = The wellbeing services county has not confirmed the statement yet.
accessibility-state-title = How accessible is the website?
accessibility-full = The website fully meets the requirements of the law: WCAG 2.1, levels A and AA (EN 301 549).
accessibility-partial = The website partially meets the requirements of the law: WCAG 2.1, levels A and AA (EN 301 549). The shortcomings are listed below.
accessibility-not = The website does not meet the requirements of the law: WCAG 2.1, levels A and AA (EN 301 549). The shortcomings are listed below.
accessibility-gaps-title = What is not accessible?
accessibility-gaps-noncompliance = Shortcomings that will be mended
accessibility-gaps-burden = What would be a disproportionate burden to mend
accessibility-gaps-out-of-scope = What the law does not cover
accessibility-why = Why:
accessibility-instead = How to get the content otherwise:
accessibility-prepared-title = How was the statement made?
accessibility-prepared = The statement was made on { $stated }. It was last reviewed on { $reviewed }.
accessibility-by-county = The wellbeing services county has assessed the website itself.
accessibility-by-outsider = An outsider has assessed the website.
accessibility-tried = Programs try the pages: one looks for shortcomings, one uses the keyboard alone, and one works without scripts.
accessibility-feedback-title = Tell us about a shortcoming
accessibility-feedback = Did you find a shortcoming, or do you need some content in another way? Write to us. You need not tell who you are.
accessibility-feedback-give = Give accessibility feedback
accessibility-feedback-phone = You can also call
accessibility-promise = You get a receipt at once and an answer within { $days } days. If we cannot do what you ask, the reasons are in the written answer, and you have a right to a certificate of them. Ask for it in your case or by phone, and we send it.
accessibility-supervisor-title = If you are not satisfied with the answer
accessibility-supervisor = First give us feedback. The Finnish Transport and Communications Agency Traficom supervises accessibility. You can complain or ask for an investigation there if you get no answer within { $days } days or the answer is not enough.
accessibility-traficom = Traficom’s website about accessibility
