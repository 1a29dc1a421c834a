//! Names in an order that both databases share, and roles held in somebody's stead.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::uuid_null;
use sea_orm_migration::sea_orm::prelude::Uuid;

/// Adds the columns, and the order of the names that are there.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sort_key = ColumnDef::new("sort_key").text().not_null().default("").to_owned();
        manager.alter_table(Table::alter().table("staff").add_column(sort_key).to_owned()).await?;
        manager.alter_table(Table::alter().table("grants").add_column(uuid_null("instead_of")).to_owned()).await?;
        manager.create_index(order()).await?;
        place_names(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name("staff_sort_key_id").table("staff").to_owned()).await?;
        manager.alter_table(Table::alter().table("grants").drop_column("instead_of").to_owned()).await?;
        manager.alter_table(Table::alter().table("staff").drop_column("sort_key").to_owned()).await
    }
}

fn order() -> IndexCreateStatement {
    Index::create().name("staff_sort_key_id").table("staff").col("sort_key").col("id").to_owned()
}

/// As `kernel::text::sort_key` of this release has it.
async fn place_names(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let conn = manager.get_connection();
    let names = Query::select().columns(["id", "name"]).from("staff").to_owned();
    for row in conn.query_all(&names).await? {
        let (id, name): (Uuid, String) = (row.try_get("", "id")?, row.try_get("", "name")?);
        let folded = name.to_lowercase().replace('å', "{").replace(['ä', 'æ'], "|").replace(['ö', 'ø'], "}");
        let digits = folded.bytes().flat_map(|byte| [byte >> 4, byte & 15]).map(u32::from);
        let key: String = digits.filter_map(|digit| char::from_digit(digit, 16)).collect();
        let place = Query::update().table("staff").value("sort_key", key).and_where(Expr::col("id").eq(id)).to_owned();
        conn.execute(&place).await?;
    }
    Ok(())
}
