use super::*;
use crate::counties::sample::county;

const BASE: &str = "https://delta.example.org";

fn about(unit: &str) -> About<'_> {
    About {
        number: "2026-7KQ4MD",
        unit,
        due_on: NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date"),
        waits_until: NaiveDate::from_ymd_opt(2026, 12, 6),
        is_own: false,
    }
}

fn mail(message: Message, locale: Locale, unit: &str) -> Mail {
    render(message, locale, &about(unit), &county().facts, BASE).expect("a mail")
}

#[test]
fn an_acknowledgement_says_what_where_by_when_whom_to_call_and_why() {
    let mail = mail(Message::Received, Locale::Sv, "Hemvården, Kotka");

    assert_eq!(mail.subject, "Din respons har kommit fram – 2026-7KQ4MD");
    insta::assert_snapshot!(mail.text, @r"
    Din respons har kommit fram och Hemvården, Kotka svarar för den. Ärendenumret är 2026-7KQ4MD.

    Du kan följa ditt ärende och skriva mer på sidan nedan. Där behöver du kvittokoden som du fick när du skickade responsen.
    https://delta.example.org/sv/folj

    Du får svar senast söndag 22.11.2026.

    Behöver du hjälp? Ring 029 000 0000 (vardagar).

    Du får det här meddelandet eftersom den här e-postadressen gavs tillsammans med respons till Exempelområdet. Var det inte du? Då behöver du inte göra något.

    Exempelområdet
    ");
}

#[test]
fn a_question_says_until_when_to_answer_and_an_answer_names_no_date() {
    let question = mail(Message::QuestionToYou, Locale::Fi, "Kotihoito");
    let answer = mail(Message::Answered, Locale::En, "Home care");

    assert!(question.text.contains("Vastaa viimeistään 6.12.2026."), "{}", question.text);
    assert!(question.text.contains("https://delta.example.org/fi/seuraa\n"), "{}", question.text);
    assert!(!answer.text.contains("2026 ") && !answer.text.contains("December"), "{}", answer.text);
}

#[test]
fn whoever_has_the_case_on_their_own_page_is_led_there_and_asked_for_no_code() {
    for (message, locale) in Message::ALL.into_iter().flat_map(|m| Locale::ALL.map(|l| (m, l))) {
        let about = About { is_own: true, ..about("Unit") };
        let mail = render(message, locale, &about, &county().facts, BASE).expect("a mail");

        assert!(mail.text.contains(&format!("{BASE}{}\n", Address::OwnPage.path(locale))), "{}", mail.text);
        assert!(!mail.text.contains('{') && mail.text.contains("2026-7KQ4MD"), "{}", mail.text);
    }
}

#[test]
fn a_letter_for_signing_in_holds_a_link_a_code_and_nothing_that_anybody_typed() {
    let token = SignInToken::draw(&crate::kernel::random::Random::seeded(5));

    for locale in Locale::ALL {
        let mail = render_sign_in(locale, &token, &county().facts, BASE).expect("a mail");

        assert_eq!(mail.text.matches("://").count(), 1, "{}", mail.text);
        assert!(mail.text.contains(&format!("{BASE}{}\n", sign_in_link(locale, &token.written()))), "{}", mail.text);
        assert!(mail.text.contains(&token.code().grouped()) && !mail.text.contains('{'), "{}", mail.text);
        assert!(!mail.subject.contains(char::is_numeric), "{}", mail.subject);
    }
}

#[test]
fn every_message_has_its_own_words_in_every_language_and_one_link() {
    let mut subjects = std::collections::BTreeSet::new();

    for (message, locale) in Message::ALL.into_iter().flat_map(|m| Locale::ALL.map(|l| (m, l))) {
        let mail = mail(message, locale, "Unit");
        let link = format!("{BASE}{}", Address::Follow.path(locale));

        assert_eq!(mail.text.matches("://").count(), 1, "{}", mail.text);
        assert!(mail.text.contains(&link) && mail.html.contains(&format!("<a href=\"{link}\">{link}</a>")));
        assert!(mail.subject.ends_with("2026-7KQ4MD"), "{}", mail.subject);
        for left_over in ["mail-", "{", "}", "$"] {
            assert!(!mail.text.contains(left_over) && !mail.subject.contains(left_over), "{}", mail.text);
        }
        assert!(mail.text.len() + mail.html.len() < 20_000 && !mail.html.contains("<img"));
        subjects.insert(mail.subject);
    }
    assert_eq!(subjects.len(), Message::ALL.len() * Locale::ALL.len());
}

#[test]
fn the_page_says_what_the_text_says() {
    for message in Message::ALL {
        let mail = mail(message, Locale::Fi, "Kotihoito");
        let page = scraper::Html::parse_document(&mail.html);
        let body = scraper::Selector::parse("body").expect("a selector");
        let words = |text: String| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();

        let shown = page.select(&body).flat_map(|body| body.text()).collect::<Vec<_>>().join(" ");

        assert_eq!(words(shown), words(mail.text));
    }
}

#[test]
fn a_name_with_line_ends_hidden_characters_or_markup_stays_one_harmless_line() {
    let name = "Hemvård\r\nBcc: x@evil.example\n\r\0\u{85}\u{202e}<img src=x onerror=alert(1)>";

    let mail = mail(Message::Answered, Locale::Sv, name);

    assert!(mail.text.contains("Hemvård Bcc: x@evil.example <img"), "{}", mail.text);
    assert!(!mail.html.contains("<img"), "{}", mail.html);
    assert!(!mail.text.chars().any(|c| c != '\n' && crate::kernel::text::is_hidden(c)));
}

#[test]
fn a_letter_about_an_initiative_tells_what_happened_and_nothing_that_was_written() {
    let mail = render_about_initiative(InitiativeMessage::Noticed, Locale::Sv, "2026-014", &county().facts, BASE);

    let mail = mail.expect("a mail");
    assert_eq!(mail.subject, "Besked om handläggningen – 2026-014");
    insta::assert_snapshot!(mail.text, @r"
    Det finns något nytt om ditt initiativ 2026-014: Besked om handläggningen.

    Läs mer på sidan nedan. Där behöver du kvittokoden som du fick när du lämnade in initiativet.
    https://delta.example.org/sv/folj

    Behöver du hjälp? Ring 029 000 0000 (vardagar).

    Du får det här meddelandet eftersom den här e-postadressen gavs tillsammans med ett initiativ till Exempelområdet. Var det inte du? Då behöver du inte göra något.

    Exempelområdet
    ");
}

#[test]
fn every_letter_about_an_initiative_has_its_own_words_in_every_language_and_one_link() {
    let mut subjects = std::collections::BTreeSet::new();

    for (message, locale) in InitiativeMessage::ALL.into_iter().flat_map(|m| Locale::ALL.map(|l| (m, l))) {
        let mail = render_about_initiative(message, locale, "2026-014", &county().facts, BASE).expect("a mail");

        assert_eq!(mail.text.matches("://").count(), 1, "{}", mail.text);
        assert!(mail.subject.ends_with("2026-014"), "{}", mail.subject);
        for left_over in ["mail-", "initiative-", "{", "}", "$"] {
            assert!(!mail.text.contains(left_over) && !mail.subject.contains(left_over), "{}", mail.text);
        }
        subjects.insert(mail.subject);
    }
    assert_eq!(subjects.len(), InitiativeMessage::ALL.len() * Locale::ALL.len());
}

#[test]
fn a_letter_to_a_supporter_holds_a_link_a_number_and_nothing_that_anybody_typed() {
    for locale in Locale::ALL {
        let path = crate::addresses::support_link(locale, "token");
        let mail = render_to_supporter(locale, "2026-014", (&path, "0420"), &county().facts, BASE).expect("a mail");

        assert_eq!(mail.text.matches("://").count(), 1, "{}", mail.text);
        assert!(mail.text.contains(&format!("{BASE}{path}\n")) && mail.text.contains("0420"), "{}", mail.text);
        assert!(mail.subject.ends_with("2026-014") && !mail.text.contains('{'), "{}", mail.text);
    }
}
