use super::sink::{Manner, Sink};
use super::*;

fn letter() -> Letter {
    Letter {
        to: "resident@example.org".to_owned(),
        subject: "Vi har tagit emot din respons – 2026-7KQ4MD".to_owned(),
        text: "Hej\n\n.\nSvaret är på väg.\n".to_owned(),
        html: "<p>Hej</p>".to_owned(),
        locale: Locale::Sv,
        message_id: "<3d7c@delta.example.org>".to_owned(),
        at: "2026-03-02T12:00:00Z".parse().expect("an instant"),
        unsubscribe: None,
    }
}

fn built(letter: &Letter) -> String {
    let from = "delta@example.org".parse().expect("an address");
    String::from_utf8(build(&from, letter).expect("a letter").formatted()).expect("text")
}

#[test]
fn a_letter_says_who_when_and_that_a_program_wrote_it() {
    let written = built(&letter());

    for line in [
        "Message-ID: <3d7c@delta.example.org>",
        "Date: Mon, 02 Mar 2026 12:00:00 +0000",
        "From: delta@example.org",
        "To: resident@example.org",
        "Auto-Submitted: auto-generated",
        "Content-Language: sv",
        "Content-Transfer-Encoding: base64",
    ] {
        assert!(written.lines().any(|l| l == line), "{line} is missing in\n{written}");
    }
    assert!(!written.contains("7bit") && !written.contains("8bit"), "{written}");
}

#[test]
fn a_letter_to_one_of_many_names_in_its_header_the_page_on_which_such_letters_are_stopped() {
    let page = format!("https://delta.example.org/sv/foljare/lank?t={}", "x".repeat(43));

    let plain = built(&letter());
    let written = built(&Letter { unsubscribe: Some(page.clone()), ..letter() });
    let hostile = Letter { unsubscribe: Some(format!("{page}\r\nBcc: x@evil.example")), ..letter() };

    assert!(!plain.contains("List-Unsubscribe"), "{plain}");
    assert!(written.contains(&format!("List-Unsubscribe: <{page}>\r\n")), "{written}");
    assert!(build(&"delta@example.org".parse().expect("an address"), &hostile).is_err());
}

#[test]
fn a_subject_cannot_begin_another_header() {
    let subject = format!("A\r\nBcc: x@evil.example\n\r\0\u{85}\u{2028}B{}", "x".repeat(5000));

    let written = built(&Letter { subject, ..letter() });

    assert!(!written.lines().any(|line| line.starts_with("Bcc")), "{written}");
    assert!(folder::read(&written).expect("a letter").subject.chars().count() <= SUBJECT_MAX_CHARS);
}

#[test]
fn no_line_of_a_body_ends_the_letter_and_no_line_end_stands_alone() {
    let text = "a\r\n.\r\nb\n.\nc\r.\rd\0\u{85}".to_owned();

    let written = built(&Letter { text, html: "\r.\r".to_owned(), ..letter() });

    assert!(!written.lines().any(|line| line == "."));
    assert!(!written.replace("\r\n", "").contains(['\r', '\n', '\0']));
}

#[tokio::test]
async fn an_address_that_is_none_is_never_sent_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let transport = Transport::folder(folder.path().to_owned(), "delta@example.org").expect("a transport");

    for to in ["", "nobody", "a@b\r\nBcc: c@d", "a\0@b.fi", "A <a@b.fi>", "a@b.fi, c@d.fi", "a@b.fi\u{85}"] {
        let outcome = transport.send(&Letter { to: to.to_owned(), ..letter() }).await;

        assert!(matches!(outcome, Outcome::Never(_)), "{to:?}: {outcome:?}");
    }
    assert_eq!(list_kept(folder.path()).await.expect("a list"), []);
}

#[tokio::test]
async fn kept_letters_are_listed_newest_first_and_a_second_sending_replaces_the_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let transport = Transport::folder(folder.path().join("mail"), "delta@example.org").expect("a transport");
    let later = Letter {
        message_id: "<4e8d@delta.example.org>".to_owned(),
        subject: "Vastaus on valmis ja hyvin pitkä otsikko päättyy näin – 2026-ÄÖÅ".to_owned(),
        at: "2026-03-03T12:00:00Z".parse().expect("an instant"),
        ..letter()
    };

    for letter in [&letter(), &later, &letter()] {
        assert_eq!(transport.send(letter).await, Outcome::Sent);
    }

    let kept = list_kept(&folder.path().join("mail")).await.expect("a list");
    let shown = |letter: &Letter| KeptLetter {
        to: letter.to.clone(),
        subject: letter.subject.clone(),
        at: letter.at,
        text: letter.text.clone(),
    };
    assert_eq!(kept, [shown(&later), shown(&letter())]);
    assert_eq!(list_kept(&folder.path().join("none")).await.expect("a list"), []);
}

#[test]
fn a_wrong_server_address_is_told_without_repeating_it() {
    let wrong = Transport::smtp("smtp://user:secret@host?tls=maybe", "delta@example.org", PATIENCE);

    let told = wrong.err().map(|fault| fault.to_string()).unwrap_or_default();
    assert!(told.starts_with("DELTA_SMTP_URL") && !told.contains("secret"), "{told}");
}

#[tokio::test]
async fn no_line_end_of_any_kind_begins_a_command_or_another_letter() {
    let sink = Sink::start(Manner::Accepts).await;
    let transport = Transport::smtp(&sink.url, "delta@example.org", PATIENCE).expect("a transport");
    let mut sent = 0;

    for end in ["\r\n", "\n", "\r", "\n\r", "\0", "\u{85}", "\u{2028}"] {
        for smuggled in ["Bcc: x@evil.example", ".", "MAIL FROM:<x@evil.example>", &"x".repeat(5_000)] {
            let hostile = format!("Hej{end}{smuggled}{end}.{end}QUIT{end}RCPT TO:<x@evil.example>{end}{end}");
            let letter = Letter { subject: hostile.clone(), text: hostile.clone(), html: hostile, ..letter() };
            assert_eq!(transport.send(&letter).await, Outcome::Sent, "{end:?} {smuggled}");
            sent += 1;
        }
    }
    assert_eq!(transport.send(&letter()).await, Outcome::Sent, "a letter after them");

    let heard = sink.heard();
    assert_eq!(heard.letters.len(), sent + 1);
    let count = |beginning: &str| heard.commands.iter().filter(|command| command.starts_with(beginning)).count();
    assert_eq!(["MAIL FROM:<delta@", "RCPT TO:<resident@", "DATA"].map(count), [sent + 1; 3]);
    let usual = ["EHLO ", "MAIL FROM:<delta@example.org>", "RCPT TO:<resident@example.org>", "DATA", "NOOP", "QUIT"];
    let unusual: Vec<_> =
        heard.commands.iter().filter(|said| !usual.iter().any(|usual| said.starts_with(usual))).collect();
    assert_eq!(unusual, [] as [&String; 0]);
    for letter in heard.letters {
        let headers: Vec<&str> = letter.lines().take_while(|line| !line.is_empty()).collect();
        assert_eq!(headers.iter().filter(|line| line.starts_with("To: ")).count(), 1);
        assert!(!headers.iter().any(|line| line.starts_with("Bcc") || line.starts_with("MAIL")), "{headers:?}");
    }
}
