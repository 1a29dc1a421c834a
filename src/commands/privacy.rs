//! Give a person what is kept of them, or erase it.

use std::fs::OpenOptions;
use std::io::{Write, stdin};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use anyhow::{Context, bail};

use super::say::say;
use super::start;
use crate::actions::open_receipt::{Opened, open_receipt};
use crate::actions::{erase_person, export_person};
use crate::app::{App, AppState};
use crate::audit::By;
use crate::feedback::contact::EmailAddress;
use crate::frame::dates::date;
use crate::kernel::locale::Locale;
use crate::persons::{self, Person, Wording};
use crate::receipts::ReceiptCode;

/// Writes `person.json` and `person.html` into a folder.
pub async fn export(whose: &str, to: &Path) -> anyhow::Result<()> {
    let (app, person) = found(whose).await?;
    let export = export_person(&app, By::Operator, &person).await?;
    std::fs::create_dir_all(to).with_context(|| format!("the folder {} cannot be made", to.display()))?;
    write(&to.join("person.json"), &serde_json::to_string_pretty(&export)?)?;
    write(
        &to.join("person.html"),
        &persons::page(&export, Wording { county: &app.county, locale: Locale::Sv, day: date })?,
    )?;
    say!("{} cases. Hand the files over safely and remove them within 7 days.", person.cases.len());
    Ok(())
}

/// Erases, after somebody has said which person it is and that they mean it.
pub async fn erase(whose: &str, is_meant: bool) -> anyhow::Result<()> {
    let (app, person) = found(whose).await?;
    let cases = person.cases.len();
    let account = if person.account.is_some() { " and an account" } else { "" };
    if !is_meant {
        bail!("{cases} cases{account} would be erased for good; `--yes` does it");
    }
    erase_person(&app, By::Operator, &person).await?;
    say!("{cases} cases{account} are erased. Copies in backups go when those expire.");
    Ok(())
}

/// The person of an address or a receipt code; `-` reads it from the standard input, so that no list of processes shows it.
async fn found(whose: &str) -> anyhow::Result<(AppState, Person)> {
    let mut typed = whose.to_owned();
    if whose == "-" {
        typed.clear();
        stdin().read_line(&mut typed)?;
    }
    let app = App::start(start::parts(start::configured_for_command()?).await?);
    if let Some(address) = EmailAddress::parse(&typed) {
        let person = persons::person_of_address(app.db.reader(), address, &app.keyring).await?;
        return Ok((app, person));
    }
    let Ok(code) = ReceiptCode::parse(&typed) else { bail!("this is neither an e-mail address nor a receipt code") };
    let person = match open_receipt(&app, &code).await? {
        Some(Opened::Case(case)) => Person { cases: vec![case], ..Person::default() },
        Some(Opened::Initiative(id)) => Person { initiatives: vec![id], ..Person::default() },
        Some(Opened::Support(id)) => Person { supports: vec![id], ..Person::default() },
        None => bail!("no case, initiative or support has this receipt code"),
    };
    Ok((app, person))
}

/// Writes a file that only its owner may read; one that is there stays.
fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    file.and_then(|mut file| file.write_all(text.as_bytes()))
        .with_context(|| format!("{} cannot be written", path.display()))
}
