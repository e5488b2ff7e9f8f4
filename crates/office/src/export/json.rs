//! Documents in JSON: what is not known is not there.

use serde_json::Value;

use super::Output;

/// Returns a document as a file.
pub(crate) fn output(path: &str, document: Value) -> Output {
    let mut text = format!("{:#}", known(document));
    text.push('\n');
    Output {
        path: path.to_owned(),
        bytes: text.into_bytes(),
    }
}

/// Returns a value without the fields that have none, or an empty list.
fn known(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields = fields.into_iter().map(|(name, value)| (name, known(value)));
            let is_known = |value: &Value| {
                !value.is_null() && value.as_array().is_none_or(|it| !it.is_empty())
            };
            Value::Object(fields.filter(|(_, value)| is_known(value)).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(known).collect()),
        other => other,
    }
}
