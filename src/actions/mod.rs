//! What can be done: one file and one transaction each, in the order one would tell it.
//!
//! What always holds: nothing waits for the world between the begin and the commit; who comes
//! second is told that someone was first; messages are rows of the same transaction.

pub mod accept_by_silence;
pub mod add_passkey;
pub mod answer_case;
pub mod apply_county;
pub mod appoint_substitute;
pub mod approve_publication;
pub mod ask_for_reset;
pub mod ask_resident;
pub mod ask_to_sign_in;
pub mod assign_case;
pub mod begin_case;
pub mod change_county;
pub mod change_kind;
pub mod change_password;
pub mod check_initiative;
pub mod choose_password;
pub mod claim_case;
pub mod claim_initiative;
pub mod close_account;
pub mod close_unit;
pub mod end_resident_sessions;
pub mod end_sessions;
pub mod end_wait;
pub mod erase_person;
pub mod export_person;
pub mod file_initiative;
pub mod follow_initiative;
pub mod forget_form;
pub mod freeze_yearly_list;
pub mod give_role;
pub mod hand_over_initiative;
pub mod handle_initiative;
pub mod identify_resident;
pub mod invite_staff;
pub mod keep_files;
pub mod keep_form;
pub mod keep_paper_line;
pub mod mail_audit_head;
pub mod mark_change_made;
pub mod merge_initiatives;
pub mod move_case;
pub mod note_audit_export;
pub mod note_days;
pub mod note_failed_sign_in;
pub mod note_resident_seen;
pub mod note_session;
pub mod open_original;
pub mod open_receipt;
pub mod publish_case;
pub mod rate_answer;
pub mod read_attachment;
pub mod read_case;
pub mod read_initiative;
pub mod read_papers;
pub mod receive_feedback;
pub mod register_papers;
pub mod reject_case;
pub mod remind_idle;
pub mod remind_of_initiatives;
pub mod remind_staff;
pub mod remove_passkey;
pub mod reopen_case;
pub mod rotate_keys;
pub mod run_retention;
pub mod save_answer_draft;
pub mod save_draft;
pub mod save_initiative_draft;
pub mod save_profile;
pub mod save_wishes;
pub mod see_contact;
pub mod set_competence;
pub mod set_up_second_factor;
pub mod settle_transfer;
pub mod sign_in;
pub mod sign_in_resident;
pub mod sign_on;
pub mod sign_out;
pub mod support_initiative;
pub mod sweep_leftovers;
pub mod tell_followers;
pub mod transfer_case;
pub mod withdraw_publication;
pub mod write_initiative;
pub mod write_note;
pub mod write_to_unit;

pub use accept_by_silence::accept_by_silence;
pub use add_passkey::{ANSWERED_WITHIN, NewPasskey, add_passkey};
pub use answer_case::answer_case;
pub use apply_county::apply_county;
pub use appoint_substitute::appoint_substitute;
pub use approve_publication::approve_publication;
pub use ask_for_reset::ask_for_reset;
pub use ask_resident::{ask_resident, offer_initiative};
pub use ask_to_sign_in::ask_to_sign_in;
pub use assign_case::assign_case;
pub use begin_case::begin_case;
pub use change_county::{Changed, change_county};
pub use change_password::change_password;
pub use check_initiative::check_initiative;
pub use choose_password::choose_password;
pub use claim_case::{claim_case, release_case};
pub use claim_initiative::{claim_initiative, release_initiative};
pub use close_account::{close_account, open_account};
pub use close_unit::{close_unit, give_to_successor};
pub use end_resident_sessions::end_resident_sessions;
pub use end_sessions::{end_sessions, sign_out_everywhere};
pub use end_wait::end_wait;
pub use erase_person::erase_person;
pub use export_person::export_person;
pub use file_initiative::{enter_initiative, file_initiative};
pub use freeze_yearly_list::freeze_yearly_list;
pub use give_role::{NewRole, end_role, give_role};
pub use hand_over_initiative::hand_over_initiative;
pub use handle_initiative::handle_initiative;
pub use invite_staff::{Invitation, invite_staff};
pub use keep_form::{forget_kept_form, keep_form};
pub use mail_audit_head::mail_audit_head;
pub use mark_change_made::mark_change_made;
pub use merge_initiatives::merge_initiatives;
pub use move_case::move_case;
pub use note_audit_export::note_audit_export;
pub use note_days::note_days;
pub use note_failed_sign_in::note_failed_sign_in;
pub use note_resident_seen::note_resident_seen;
pub use note_session::note_session;
pub use open_original::open_original;
pub use open_receipt::open_receipt;
pub use publish_case::publish_case;
pub use rate_answer::rate_answer;
pub use read_case::read_case;
pub use receive_feedback::receive_feedback;
pub use reject_case::reject_case;
pub use remind_idle::remind_idle;
pub use remind_of_initiatives::remind_of_initiatives;
pub use remind_staff::remind_staff;
pub use remove_passkey::remove_passkey;
pub use run_retention::run_retention;
pub use save_answer_draft::save_answer_draft;
pub use save_draft::save_draft;
pub use save_profile::save_profile;
pub use save_wishes::save_wishes;
pub use see_contact::see_contact;
pub use set_competence::set_competence;
pub use set_up_second_factor::set_up_second_factor;
pub use sign_in::{sign_in, sign_in_with_code, sign_in_with_passkey};
pub use sign_in_resident::sign_in_resident;
pub use sign_out::sign_out;
pub use sweep_leftovers::sweep_leftovers;
pub use tell_followers::{note_news, tell_followers};
pub use transfer_case::transfer_case;
pub use withdraw_publication::withdraw_publication;
pub use write_note::write_note;
pub use write_to_unit::write_to_unit;

use chrono::NaiveDate;
use entity::ids::CaseId;
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use crate::accounts::people::Holder;
use crate::app::App;
use crate::cases::case::{Case, Change};
use crate::cases::number::CaseNumber;
use crate::cases::store;
use crate::counties::county::TimeLimit;
use crate::deadlines::{Pause, due_with_pauses};
use crate::feedback;
use crate::feedback::contact::EmailAddress;
use crate::initiatives::makers::Made;
use crate::kernel::actor::Staff;
use crate::kernel::locale::Locale;
use crate::notifications::messages::InitiativeMessage;
use crate::notifications::outbox;
use crate::notifications::work_letters::WorkMessage;
use crate::platform::error::Error;

/// The case as the asker saw it: in their scope, and not changed since.
async fn seen_case(tx: &DatabaseTransaction, staff: &Staff, number: &CaseNumber, version: i32) -> Result<Case, Error> {
    let case = store::find(tx, staff, number).await?.ok_or(Error::NotFound)?;
    if case.version == version { Ok(case) } else { Err(Error::Conflict) }
}

/// The case of a receipt.
async fn case_of(tx: &DatabaseTransaction, id: CaseId) -> Result<Case, Error> {
    store::find_by_id(tx, id).await?.ok_or(Error::NotFound)
}

/// Writes a letter about their work to somebody, where they have an address that takes mail.
async fn letter_to(app: &App, tx: &DatabaseTransaction, to: &Holder, message: WorkMessage) -> Result<(), Error> {
    let Some(address) = EmailAddress::parse(&to.email) else { return Ok(()) };
    let locale = Locale::parse(&to.locale).unwrap_or(Locale::Fi);
    let (keyring, random, now) = (&app.keyring, &app.random, app.clock.now());
    Ok(outbox::enqueue_work_letter(tx, (message, &address, locale), keyring, random, now).await?)
}

/// Writes a message to whom a step of an initiative concerns, each about their own initiative.
async fn tell_concerned(
    app: &App,
    tx: &DatabaseTransaction,
    concerned: &[Made],
    message: InitiativeMessage,
) -> Result<(), Error> {
    let sealing = (&app.keyring, &app.random);
    for (initiative, makers) in concerned {
        outbox::tell_makers(tx, sealing, initiative, makers, message, app.clock.now()).await?;
    }
    Ok(())
}

async fn record(app: &App, tx: &DatabaseTransaction, change: &Change) -> Result<(), Error> {
    Ok(store::record(tx, change, &app.keyring, &app.random, app.clock.now()).await?)
}

/// The time limit of a case's answer, by the kind of what was written.
async fn answer_limit(app: &App, conn: &impl ConnectionTrait, case: CaseId) -> Result<TimeLimit, Error> {
    let told = feedback::store::find(conn, case, &app.keyring).await?.ok_or(Error::NotFound)?;
    limit(app, told.kind.deadline())
}

fn limit(app: &App, name: &str) -> Result<TimeLimit, Error> {
    let missing = || Error::internal(anyhow::anyhow!("the county pack has no time limit `{name}`"));
    app.county.deadlines.get(name).copied().ok_or_else(missing)
}

/// The last day of a case, counted anew from its arrival or its latest reopening, with the times it
/// waited for the resident since then; a wait that is open ends today.
async fn due_today(app: &App, conn: &impl ConnectionTrait, case: &Case, today: NaiveDate) -> Result<NaiveDate, Error> {
    let limit = answer_limit(app, conn, case.id).await?;
    let from = store::reopened_on(conn, case.id).await?.unwrap_or(case.received_on);
    let waits = store::waits_of(conn, case.id).await?;
    let pauses: Vec<Pause> = waits
        .iter()
        .filter(|wait| wait.from_on >= from)
        .map(|wait| Pause { from: wait.from_on, until: Some(wait.until_on.unwrap_or(today)) })
        .collect();
    Ok(due_with_pauses(from, limit, &pauses, today).due_on)
}
