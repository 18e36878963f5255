//! What of an object can be read where the whole cannot: each of its parts is tried alone. Knows no interaction.

use serde_json::{Map, Value};

/// The object with those parts only that can be read beside the `least` ones; with no other than these where `pivot` is among
/// the odd ones. None where it is no object.
pub(super) fn readable(
    mut json: Value,
    least: &[&str],
    pivot: &str,
    reads: impl Fn(&Value) -> bool,
) -> Option<Value> {
    without_nulls(&mut json);
    let parts = json.as_object_mut()?;
    let is_least = |name: &str| least.contains(&name);
    let bare: Map<String, Value> = parts.iter().filter(|(name, _)| is_least(name)).map(own).collect();
    let alone = |name: &str, part: &Value| {
        let mut with = bare.clone();
        with.insert(name.to_owned(), part.clone());
        reads(&Value::Object(with))
    };
    let whole = parts.get(pivot).is_none_or(|part| alone(pivot, part));
    parts.retain(|name, part| is_least(name) || whole && alone(name, part));
    Some(json)
}

fn own((name, part): (&String, &Value)) -> (String, Value) {
    (name.clone(), part.clone())
}

/// Takes out what stands for nothing, which Discord writes for some parts that are absent.
fn without_nulls(json: &mut Value) {
    match json {
        Value::Object(parts) => {
            parts.retain(|_, part| !part.is_null());
            parts.values_mut().for_each(without_nulls);
        }
        Value::Array(all) => {
            all.retain(|one| !one.is_null());
            all.iter_mut().for_each(without_nulls);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_odd_part_costs_itself_or_all_that_hangs_on_it() {
        let reads = |json: &Value| json["a"].is_null() || json["a"].is_u64();
        let read = |json: Value, pivot| readable(json, &["id"], pivot, reads);
        assert_eq!(
            read(json!({"id": 1, "a": "x", "b": [null, {"c": null}]}), "b"),
            Some(json!({"id": 1, "b": [{}]}))
        );
        assert_eq!(read(json!({"id": 1, "a": "x", "b": 2}), "a"), Some(json!({"id": 1})));
        assert_eq!(read(json!({"id": 1, "a": 5, "b": 2}), "a"), Some(json!({"id": 1, "a": 5, "b": 2})));
        assert_eq!(read(json!([1]), "a"), None);
    }
}
