//! What a resident does on the page of their case.

use entity::ids::CaseId;

use super::page::Tried;
use super::size;
use crate::actions::rate_answer::rate_answer;
use crate::actions::reopen_case::reopen_by_resident;
use crate::actions::write_to_unit::write_to_unit;
use crate::app::App;
use crate::frame::{FieldError, Shell};
use crate::platform::error::Error;
use crate::privacy::removed_codes;
use crate::threads::message::{MessageFault, MessageText};

/// Why nothing was done.
pub enum Refused {
    /// What was typed must be mended.
    Field(FieldError),
    /// The case or the program refused.
    By(Error),
}

impl From<Error> for Refused {
    fn from(fault: Error) -> Self {
        Self::By(fault)
    }
}

/// Does what a button of the page says: write, rate or open again. Gives the identity codes that were taken out of what
/// was written. `seen` is how many messages of the resident the page showed.
pub async fn done(
    app: &App,
    shell: &Shell,
    case: CaseId,
    wish: &str,
    tried: &Tried,
    seen: usize,
) -> Result<Vec<String>, Refused> {
    match wish {
        "message" => {
            write_to_unit(app, case, &parse(shell, "message", &tried.message)?, seen).await?;
            Ok(removed_codes(&tried.message))
        }
        "reopening" => {
            reopen_by_resident(app, case, &parse(shell, "reason", &tried.reason)?, seen).await?;
            Ok(removed_codes(&tried.reason))
        }
        "rating" => {
            let was_helpful = match tried.helpful.as_str() {
                "yes" => true,
                "no" => false,
                _ => {
                    let text = shell.t("follow-helpful-empty");
                    return Err(Refused::Field(FieldError { field: "helpful", text }));
                }
            };
            let is_silent = tried.remark.trim().is_empty();
            let remark = if is_silent { None } else { Some(parse(shell, "remark", &tried.remark)?) };
            rate_answer(app, case, was_helpful, remark).await?;
            Ok(removed_codes(&tried.remark))
        }
        _ => Err(Refused::By(Error::Malformed)),
    }
}

/// The field that a button's fault belongs to.
#[must_use]
pub fn field_of(wish: &str) -> &'static str {
    match wish {
        "rating" => "helpful",
        "reopening" => "reason",
        _ => "message",
    }
}

fn parse(shell: &Shell, field: &'static str, typed: &str) -> Result<MessageText, Refused> {
    MessageText::parse(typed).map_err(|fault| {
        let text = match fault {
            MessageFault::Empty => shell.t("follow-message-empty"),
            MessageFault::TooLong { by } => size::told(shell, "feedback-text-long", by),
        };
        Refused::Field(FieldError { field, text })
    })
}
