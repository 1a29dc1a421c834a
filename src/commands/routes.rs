//! Tell every route.

use serde_json::json;

use super::say::say;
use crate::kernel::actor::Role;
use crate::policy::{Relation, matrix};
use crate::server;

/// Prints every route with its operation, in JSON with the roles that may use it and how they must stand to the thing.
pub fn run(is_json: bool) {
    for route in server::declared() {
        let (method, path, operation) = (route.method.as_str(), route.path.as_str(), route.operation);
        if is_json {
            let allowed: Vec<_> = Role::ALL
                .into_iter()
                .flat_map(|role| Relation::ALL.map(|relation| (role, relation)))
                .filter(|(role, relation)| matrix().is_written(*role, operation, *relation))
                .map(|(role, relation)| json!([role.code(), relation.code()]))
                .collect();
            say!("{}", json!({ "method": method, "path": path, "operation": operation.code(), "allowed": allowed }));
        } else {
            say!("{method:<5} {path:<60} {}", operation.code());
        }
    }
}
