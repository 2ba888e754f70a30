//! What an address asks for behind its question mark. Whatever is not understood is left out and
//! told in a sentence, so that an address that somebody shortened or wrote by hand still shows a page.

use std::convert::Infallible;
use std::fmt::Display;
use std::str::FromStr;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::Redirect;

use super::address::{self, with_fields};
use crate::desk::Scope;
use crate::report::Edition;

/// The fields of an address.
#[derive(Debug, Clone)]
pub(super) struct Query {
    path: String,
    fields: Vec<(String, String)>,
    /// Sentences on what was not understood.
    remarks: Vec<String>,
}

impl Query {
    /// An address without fields.
    pub fn of_path(path: &str) -> Self {
        Query::of(path, "")
    }

    fn of(path: &str, query: &str) -> Self {
        Query {
            path: path.to_owned(),
            fields: serde_html_form::from_str(query).unwrap_or_default(),
            remarks: Vec::new(),
        }
    }

    /// Its fields at another path.
    pub fn at(&self, path: &str) -> String {
        address(path, self.fields.iter())
    }

    /// The address without its fields.
    pub fn at_path(&self) -> String {
        self.path.clone()
    }

    /// What a field holds; `None` where it is not there, or empty.
    pub fn text(&self, name: &str) -> Option<&str> {
        let field = self.fields.iter().rfind(|(field, _)| field == name);
        field
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }

    /// What each of the fields of that name holds, in their order, the empty ones left out.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        let same = self.fields.iter().filter(move |(field, _)| field == name);
        same.map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }

    /// What a field holds, as what it means; where it means nothing, that is remarked.
    pub fn read<T>(&mut self, name: &str) -> Option<T>
    where
        T: FromStr,
        T::Err: Display,
    {
        self.read_by(name, |given| {
            given.parse().map_err(|error: T::Err| error.to_string())
        })
    }

    /// The same, read by `reader`, whose error is a sentence or a clause of one.
    pub fn read_by<T>(
        &mut self,
        name: &str,
        reader: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<T> {
        let given = self.text(name)?.to_owned();
        match reader(&given) {
            Ok(value) => Some(value),
            Err(why) => {
                let end = if why.ends_with(['.', '?']) { "" } else { "." };
                self.remarks
                    .push(format!("Left out of what you asked for: {why}{end}"));
                None
            }
        }
    }

    /// The years that the fields `from` and `to` name.
    pub fn years(&mut self) -> (Option<Edition>, Option<Edition>) {
        let year = |given: &str| {
            (given.parse::<Edition>()).map_err(|_| format!("\"{given}\" is no year such as 2023"))
        };
        let from = self.read_by("from", year);
        let to = self.read_by("to", |given| match (from, year(given)?) {
            (Some(from), to) if from > to => Err(format!("{from} comes after {to}")),
            (_, to) => Ok(to),
        });
        (from, to)
    }

    /// Which countries the fields `country` and `series` name.
    pub fn scope(&mut self) -> Scope {
        Scope {
            country: self.text("country").map(str::to_owned),
            series: self.read_by("series", address::series),
        }
    }

    /// Sentences on what was not understood so far.
    pub fn remarks(&self) -> Vec<String> {
        self.remarks.clone()
    }

    /// The same address without the fields that are empty, as a form sends them; `None` where none is.
    fn tidied(&self) -> Option<String> {
        let empty = |(_, value): &(String, String)| value.trim().is_empty();
        self.fields.iter().any(empty).then(|| {
            let kept = self.fields.iter().filter(|field| !empty(field));
            address(&self.path, kept)
        })
    }

    /// The same address without these fields.
    pub fn without(&self, names: &[&str]) -> String {
        let kept = self.fields.iter();
        address(
            &self.path,
            kept.filter(|(field, _)| !names.contains(&field.as_str())),
        )
    }

    /// The same address with `value` in a field; without that field where `value` is empty.
    pub fn with(&self, name: &str, value: &str) -> String {
        let mut fields = self.fields.clone();
        fields.retain(|(field, held)| field != name && !held.trim().is_empty());
        if !value.is_empty() {
            fields.push((name.to_owned(), value.to_owned()));
        }
        address(&self.path, fields.iter())
    }
}

fn address<'a>(path: &str, fields: impl Iterator<Item = &'a (String, String)>) -> String {
    with_fields(path, &fields.collect::<Vec<_>>())
}

/// An address whose empty fields, as a form sends them, were left away: whoever comes with some is
/// led to the short address, which can be shared.
pub(super) struct Tidy(pub Query);

impl<S: Sync> FromRequestParts<S> for Tidy {
    type Rejection = Redirect;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Redirect> {
        let Ok(query) = Query::from_request_parts(parts, state).await;
        match query.tidied() {
            Some(address) => Err(Redirect::to(&address)),
            None => Ok(Tidy(query)),
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Query {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Query::of(
            parts.uri.path(),
            parts.uri.query().unwrap_or_default(),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judgement::Status;

    #[test]
    fn a_form_of_empty_fields_becomes_a_short_address() {
        let query = Query::of("/country/TIP/PER", "status=unmet&topic=&q=+&sort=");
        let short = "/country/TIP/PER?status=unmet";
        assert_eq!(query.tidied().as_deref(), Some(short));
        assert_eq!(Query::of("/country/TIP/PER", "status=unmet").tidied(), None);
        assert_eq!(Query::of("/", "q=").tidied().as_deref(), Some("/"));
    }

    #[test]
    fn a_field_is_changed_and_the_others_stay() {
        let query = Query::of("/", "q=a%26b&sort=asks");
        assert_eq!(query.with("sort", "unmet"), "/?q=a%26b&sort=unmet");
        assert_eq!(query.with("sort", ""), "/?q=a%26b");
    }

    #[test]
    fn what_is_not_understood_is_told_and_left_out() {
        let mut query = Query::of("/", "status=undone&year=%FF");
        assert_eq!(query.read::<Status>("status"), None);
        assert!(query.remarks()[0].contains("\"undone\" is no status"));
        assert_eq!(query.read::<Status>("nothing"), None);
        assert_eq!(query.remarks().len(), 1);
    }
}
