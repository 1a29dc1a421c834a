//! The addresses of the work itself: the queue and its cases.

use super::{answer, attachment, audit, case, help, initiatives, queue, redaction};
use crate::frame::Routes;
use crate::policy::Operation::{
    AnswerCase, ApprovePublication, AskResident, BeginCase, CheckInitiative, ExportAudit, HandleInitiative, ListCases,
    MoveCase, OpenOriginal, ReadAttachment, ReadAudit, ReadCase, ReadHelp, ReadInitiative, RedactCase,
    RegisterInitiative, RejectCase, ReopenCase, SeeContact, SettleTransfer, TakeCase, TransferCase,
    WithdrawPublication, WriteNote,
};

/// Addresses of a case to which its page sends. They have no page of their own: whoever asks for one, as after
/// reading an answer of it again, comes to the case.
const ONLY_SENT: [&str; 14] = [
    "assignment",
    "beginning",
    "questions",
    "transfer",
    "transfer/acceptance",
    "transfer/return",
    "answer",
    "rejection",
    "move",
    "change",
    "reopening",
    "notes",
    "original",
    "contact",
];

/// The pages of the desk.
pub fn routes() -> Routes {
    let to_case =
        |routes: Routes, name: &&str| routes.get(&format!("/staff/cases/{{number}}/{name}"), ReadCase, case::lead_back);
    ONLY_SENT.iter().fold(work(), to_case)
}

fn work() -> Routes {
    Routes::new()
        .get("/staff/queue", ListCases, queue::show)
        .post("/staff/queue", TakeCase, queue::act)
        .get("/staff/cases/{number}", ReadCase, case::show)
        .post("/staff/cases/{number}/assignment", TakeCase, case::assign)
        .post("/staff/cases/{number}/beginning", BeginCase, case::begin)
        .post("/staff/cases/{number}/questions", AskResident, case::ask)
        .post("/staff/cases/{number}/transfer", TransferCase, case::transfer)
        .post("/staff/cases/{number}/transfer/acceptance", SettleTransfer, case::accept)
        .post("/staff/cases/{number}/transfer/return", SettleTransfer, case::give_back)
        .post("/staff/cases/{number}/answer", AnswerCase, answer::submit)
        .post("/staff/cases/{number}/answer/draft", AnswerCase, answer::save_draft)
        .post("/staff/cases/{number}/rejection", RejectCase, case::reject)
        .post("/staff/cases/{number}/move", MoveCase, case::move_on)
        .post("/staff/cases/{number}/change", AnswerCase, case::tell_made)
        .post("/staff/cases/{number}/reopening", ReopenCase, case::reopen)
        .post("/staff/cases/{number}/notes", WriteNote, case::note)
        .get("/staff/cases/{number}/redaction", RedactCase, redaction::show)
        .post("/staff/cases/{number}/redaction", RedactCase, redaction::submit)
        .post("/staff/cases/{number}/redaction/approval", ApprovePublication, redaction::approve)
        .post("/staff/cases/{number}/redaction/withdrawal", WithdrawPublication, redaction::withdraw)
        .post("/staff/cases/{number}/original", OpenOriginal, case::open_original)
        .post("/staff/cases/{number}/contact", SeeContact, case::contact)
        .get("/staff/cases/{number}/attachments/{position}", ReadAttachment, attachment::download)
        .get("/staff/initiatives", ReadInitiative, initiatives::list)
        .get("/staff/initiatives/new", RegisterInitiative, initiatives::new)
        .post("/staff/initiatives/new", RegisterInitiative, initiatives::enter)
        .get("/staff/initiatives/years", RegisterInitiative, initiatives::years)
        .get("/staff/initiatives/years/{year}", RegisterInitiative, initiatives::year)
        .post("/staff/initiatives/years/{year}", RegisterInitiative, initiatives::freeze_year)
        .get(initiatives::PATTERN, ReadInitiative, initiatives::one)
        .get("/staff/initiatives/{initiative}/merging", RegisterInitiative, initiatives::merging)
        .post("/staff/initiatives/{initiative}/merging", RegisterInitiative, initiatives::merge)
        .post("/staff/initiatives/{initiative}/competence", RegisterInitiative, initiatives::competence)
        .post("/staff/initiatives/{initiative}/check", CheckInitiative, initiatives::check)
        .post("/staff/initiatives/{initiative}/registration", RegisterInitiative, initiatives::register)
        .post("/staff/initiatives/{initiative}/steps", HandleInitiative, initiatives::step)
        .get("/staff/audit", ReadAudit, audit::show)
        .post("/staff/audit/file", ExportAudit, audit::file)
        .get("/staff/help", ReadHelp, help::show)
}
