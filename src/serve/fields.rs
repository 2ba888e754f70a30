//! What a form says.

use std::fmt::Display;
use std::str::FromStr;

use axum::extract::{FromRequest, Request};
use axum_extra::extract::Form;

use super::Problem;

/// The fields of a form, in their order.
#[derive(Debug, Clone)]
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// What a field says; `None` where it is not there, or empty.
    pub fn text(&self, name: &str) -> Option<&str> {
        let field = self.0.iter().rfind(|(field, _)| field == name);
        field
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }

    /// What a field that must be there means.
    ///
    /// # Errors
    /// When it is not there, or means nothing.
    pub fn read<T>(&self, name: &str) -> Result<T, Problem>
    where
        T: FromStr,
        T::Err: Display,
    {
        let given = self
            .text(name)
            .ok_or_else(|| Problem::Wrong(format!("the form lacks its field \"{name}\"")))?;
        (given.parse()).map_err(|error: T::Err| Problem::Wrong(error.to_string()))
    }

    /// What every field of that name means.
    ///
    /// # Errors
    /// When one means nothing.
    pub fn read_all<T>(&self, name: &str) -> Result<Vec<T>, Problem>
    where
        T: FromStr,
        T::Err: Display,
    {
        let same = self.0.iter().filter(|(field, _)| field == name);
        same.map(|(_, value)| {
            (value.trim().parse()).map_err(|error: T::Err| Problem::Wrong(error.to_string()))
        })
        .collect()
    }

    /// The fields to send the same form again, with `seen` as it is now; its token is added by the page.
    pub fn again(&self, seen: i64) -> Vec<(String, String)> {
        let kept = self
            .0
            .iter()
            .filter(|(name, _)| name != "token" && name != "seen");
        let seen = ("seen".to_owned(), seen.to_string());
        kept.cloned().chain([seen]).collect()
    }
}

impl From<Vec<(String, String)>> for Fields {
    fn from(fields: Vec<(String, String)>) -> Self {
        Fields(fields)
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        match Form::<Vec<(String, String)>>::from_request(request, state).await {
            Ok(Form(fields)) => Ok(fields.into()),
            Err(_) => Err(Problem::Wrong(
                "the form cannot be read; open the page again and repeat what you did".to_owned(),
            )),
        }
    }
}
