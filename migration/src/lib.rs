//! The steps that make the tables, forward only in production.
//!
//! What always holds: the program of the last release runs on the new tables.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

mod m0001_organisation;
mod m0002_cases;
mod m0003_feedback;
mod m0004_answers;
mod m0005_outbox;
mod m0006_kept_forms;
mod m0007_keys;
mod m0008_audit;
mod m0009_people;
mod m0010_sign_in;
mod m0011_feedback_goal;
mod m0012_letters_to_staff;
mod m0015_publications;
mod m0016_county_revisions;
mod m0017_residents;
mod m0018_staff_identities;
mod m0019_passkeys;
mod m0021_letters_to_units;
mod m0025_resident_identities;
mod m0030_initiatives;
mod m0031_initiative_forms;
mod m0032_supports;
mod m0034_initiative_promises;
mod m0035_yearly_lists;
mod m0037_initiative_claims;
mod m0038_paper_batches;
mod m0039_paper_lines;
mod m0040_supports_of_bodies;
mod m0041_yearly_lists_stay;
mod m0042_followers;
mod m0044_public_list;
mod m0045_initiative_drafts_and_turns;

/// All steps in their order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_organisation::Migration),
            Box::new(m0002_cases::Migration),
            Box::new(m0003_feedback::Migration),
            Box::new(m0004_answers::Migration),
            Box::new(m0005_outbox::Migration),
            Box::new(m0006_kept_forms::Migration),
            Box::new(m0007_keys::Migration),
            Box::new(m0008_audit::Migration),
            Box::new(m0009_people::Migration),
            Box::new(m0010_sign_in::Migration),
            Box::new(m0011_feedback_goal::Migration),
            Box::new(m0012_letters_to_staff::Migration),
            Box::new(m0015_publications::Migration),
            Box::new(m0016_county_revisions::Migration),
            Box::new(m0017_residents::Migration),
            Box::new(m0018_staff_identities::Migration),
            Box::new(m0019_passkeys::Migration),
            Box::new(m0021_letters_to_units::Migration),
            Box::new(m0025_resident_identities::Migration),
            Box::new(m0030_initiatives::Migration),
            Box::new(m0031_initiative_forms::Migration),
            Box::new(m0032_supports::Migration),
            Box::new(m0034_initiative_promises::Migration),
            Box::new(m0035_yearly_lists::Migration),
            Box::new(m0037_initiative_claims::Migration),
            Box::new(m0038_paper_batches::Migration),
            Box::new(m0039_paper_lines::Migration),
            Box::new(m0040_supports_of_bodies::Migration),
            Box::new(m0041_yearly_lists_stay::Migration),
            Box::new(m0042_followers::Migration),
            Box::new(m0044_public_list::Migration),
            Box::new(m0045_initiative_drafts_and_turns::Migration),
        ]
    }
}

/// On SQLite a table keyed by random ids is stored in the order of its key, so that the order of
/// arrival is not kept (anonymity rules). PostgreSQL has no such clause.
fn without_rowid(manager: &SchemaManager<'_>, table: &mut TableCreateStatement) {
    if manager.get_database_backend() == DbBackend::Sqlite {
        table.extra("WITHOUT ROWID");
    }
}
